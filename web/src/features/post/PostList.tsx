import type { ReactNode } from 'react';
import { ConnectionList, type ConnectionListProps } from '../../app/ConnectionList.js';
import { Empty, Stack } from '../../ui/index.js';
import { PostCard, PostSkeleton } from './PostCard.js';
import type { Post } from './types.js';

/** A list of posts that grows; grey boxes while it is loaded. */
export function PostList({
  empty,
  ...list
}: Pick<ConnectionListProps<Post>, 'result' | 'list' | 'further'> & {
  /** Shown if there are none: a title, or more than that. */
  empty: ReactNode;
}) {
  return (
    <ConnectionList
      {...list}
      placeholder={
        <Stack>
          <PostSkeleton />
          <PostSkeleton />
          <PostSkeleton />
        </Stack>
      }
      empty={typeof empty === 'string' ? <Empty title={empty} /> : empty}
    >
      {(post) => <PostCard key={post.id} post={post} />}
    </ConnectionList>
  );
}
