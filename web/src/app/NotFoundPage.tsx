import { Empty, LinkButton, Page } from '../ui/index.js';

/** Shown for an address that leads nowhere, and for things that the viewer may not see. */
export function Component() {
  return (
    <Page title="Not found">
      <Empty
        title="There is nothing here"
        text="The page does not exist, or you may not see it."
        action={<LinkButton to="/">Go to the home feed</LinkButton>}
      />
    </Page>
  );
}
