import { useQuery } from '@apollo/client/react';
import { PostCommentsDocument, type PostCommentsQuery } from '@leela/client/documents/post-page.js';
import type { CommentSort } from '@leela/client/schema.js';
import { useState } from 'react';
import { useMore } from '../../../app/useMore.js';
import { useReconnected } from '../../../app/useReconnected.js';
import { Card, Empty, InfiniteList, Row, Skeleton, Stack } from '../../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import { CommentThread } from './CommentThread.js';
import styles from './Comments.module.css';

const SORTS: { value: CommentSort; label: string }[] = [
  { value: 'TOP', label: 'Top' },
  { value: 'NEWEST', label: 'Newest' },
  { value: 'OLDEST', label: 'Oldest' },
];

type Post = Extract<NonNullable<PostCommentsQuery['node']>, { __typename: 'Post' }>;
/** A comment with its loaded replies. */
export type Thread = Post['comments']['nodes'][number];

/** The comments of a post. */
export function Comments({ postId }: { postId: string }) {
  const [sort, setSort] = useState<CommentSort>('NEWEST');
  const result = useQuery(PostCommentsDocument, {
    variables: { id: postId, sort },
    fetchPolicy: 'cache-and-network',
  });
  const node = result.data?.node;
  const comments = node?.__typename === 'Post' ? node.comments : undefined;
  const more = useMore(result, comments?.pageInfo);
  // Comments of the time without a connection are in no event.
  useReconnected(() => void result.refetch().catch(() => undefined));
  if (result.error && !comments) throw result.error;
  return (
    <Card>
      <section className="stack" aria-label="Comments">
        <Row between>
          <h2>Comments</h2>
          <select
            className={styles['sort']}
            aria-label="Order of the comments"
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value as CommentSort)}
          >
            {SORTS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Row>
        <CommentForm postId={postId} />
        {!comments && (
          <Stack>
            <Skeleton height={64} />
            <Skeleton height={64} />
          </Stack>
        )}
        {comments?.nodes.length === 0 && <Empty title="No comments yet" text="Write the first one." />}
        {comments && comments.nodes.length > 0 && (
          <InfiniteList {...more}>
            <ul className={styles['list']}>
              {comments.nodes.map((comment) => (
                <CommentThread key={comment.id} comment={comment} postId={postId} />
              ))}
            </ul>
          </InfiniteList>
        )}
      </section>
    </Card>
  );
}
