import { CombinedGraphQLErrors } from '@apollo/client';
import { Button, Empty, Page } from '../ui/index.js';
import { Component as NotFound } from './NotFoundPage.js';

/** Shown in place of a page whose content could not be loaded. An address with an invalid id leads nowhere. */
export function LoadError({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: Error;
  onRetry: () => Promise<unknown>;
}) {
  const invalid =
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
  if (invalid) return <NotFound />;
  return (
    <Page title={title}>
      <Empty
        title="This page could not be loaded"
        text={error.message}
        action={<Button onClick={() => void onRetry().catch(() => undefined)}>Try again</Button>}
      />
    </Page>
  );
}
