import { Empty, InfiniteList, Stack } from '../../ui/index.js';
import type { ComponentProps, ReactNode } from 'react';
import { PostCard, PostSkeleton } from './PostCard.js';
import type { Post } from './types.js';

/** A list of posts that grows; grey boxes while it is loaded. */
export function PostList({
  posts,
  more,
  empty,
}: {
  /** Undefined while they are loaded. */
  posts: readonly Post[] | undefined;
  more: Omit<ComponentProps<typeof InfiniteList>, 'children'>;
  /** Shown if there are none. */
  empty: ReactNode;
}) {
  if (!posts)
    return (
      <Stack>
        <PostSkeleton />
        <PostSkeleton />
        <PostSkeleton />
      </Stack>
    );
  if (posts.length === 0) return typeof empty === 'string' ? <Empty title={empty} /> : empty;
  return (
    <InfiniteList {...more}>
      <Stack>
        {posts.map((post) => (
          <PostCard key={post.id} post={post} />
        ))}
      </Stack>
    </InfiniteList>
  );
}
