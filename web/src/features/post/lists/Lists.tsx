import type { ReactNode } from 'react';
import { SignedIn } from '../../../app/SignedIn.js';
import { LinkTabs, Page } from '../../../ui/index.js';
import { PostDialogs } from '../dialogs.js';

const TABS = [
  { to: '/saved', label: 'Saved' },
  { to: '/saved/liked', label: 'Liked' },
  { to: '/saved/drafts', label: 'Drafts' },
  { to: '/saved/scheduled', label: 'Scheduled' },
];

/** The frame of the lists that only the viewer sees. */
export function Lists({ title, children }: { title: string; children: ReactNode }) {
  return (
    <SignedIn>
      <Page title={title}>
        <LinkTabs label="Lists" items={TABS} />
        <PostDialogs>{children}</PostDialogs>
      </Page>
    </SignedIn>
  );
}
