import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button, Empty, Page } from '../ui/index.js';

/** Shown in place of a page that failed. */
export function PageError() {
  const error = useRouteError();
  const text = isRouteErrorResponse(error) ? error.statusText : error instanceof Error ? error.message : '';
  return (
    <Page title="This page failed">
      <Empty
        title="Something went wrong on this page"
        text={text || 'Load the page again.'}
        action={<Button onClick={() => location.reload()}>Load again</Button>}
      />
    </Page>
  );
}
