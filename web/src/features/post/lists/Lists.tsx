import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import type { ConnectionListProps } from '../../../app/ConnectionList.js';
import { LinkTabs, Page } from '../../../ui/index.js';
import { PostDialogs } from '../dialogs.js';
import { PostList } from '../PostList.js';
import type { Post } from '../types.js';

const TABS = [
  { to: '/saved', label: 'Saved' },
  { to: '/saved/liked', label: 'Liked' },
  { to: '/saved/drafts', label: 'Drafts' },
  { to: '/saved/scheduled', label: 'Scheduled' },
];

/** The frame of the lists that only the viewer sees. */
export function Lists({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <LinkTabs label="Lists" items={TABS} />
      <PostDialogs>{children}</PostDialogs>
    </Page>
  );
}

/** Posts that only the viewer sees. `pick` finds them in the answer. */
export function ViewerPosts<D>({
  document,
  pick,
  empty,
}: {
  document: TypedDocumentNode<D, { after?: string | null }>;
  pick: (data: D) => ConnectionListProps<Post>['list'];
  empty: ReactNode;
}) {
  const result = useQuery(document, { fetchPolicy: 'cache-and-network' });
  const data = result.data as D | undefined;
  return <PostList result={result} list={data && pick(data)} empty={empty} />;
}
