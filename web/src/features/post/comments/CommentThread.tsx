import { useLazyQuery } from '@apollo/client/react';
import { PostRepliesDocument } from '@leela/client/documents/post-page.js';
import { useState } from 'react';
import { Button, Stack } from '../../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import { CommentView } from './CommentView.js';
import type { Comment } from './list.js';
import styles from './Comments.module.css';

interface Replies {
  nodes: readonly (Comment & { replies?: Replies })[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** From this level on, replies stand below each other: a phone has no space for more. */
const DEEPEST = 3;

/** A comment and the replies to it. */
export function CommentThread({
  comment,
  postId,
}: {
  comment: Comment & { replies?: Replies };
  postId: string;
}) {
  const [replying, setReplying] = useState(false);
  const { replies } = comment;
  const [load, { loading }] = useLazyQuery(PostRepliesDocument);
  const shown = replies?.nodes ?? [];
  // Replies deeper than the page has asked for are not in the list yet.
  const missing = replies ? replies.pageInfo.hasNextPage : comment.stats.replies > 0;
  const after = replies?.pageInfo.endCursor;
  return (
    <li className={styles['thread']}>
      <CommentView comment={comment} onReply={() => setReplying(!replying)} />
      {(shown.length > 0 || missing || replying) && (
        <div className={styles['replies']} data-flat={comment.depth >= DEEPEST || undefined}>
          <Stack gap="small">
            {shown.length > 0 && (
              <ul className={styles['list']}>
                {shown.map((reply) => (
                  <CommentThread key={reply.id} comment={reply} postId={postId} />
                ))}
              </ul>
            )}
            {missing && (
              <div>
                <Button
                  kind="quiet"
                  size="small"
                  busy={loading}
                  onClick={() => void load({ variables: { id: comment.id, after } }).catch(() => undefined)}
                >
                  Show more replies
                </Button>
              </div>
            )}
            {replying && <CommentForm postId={postId} replyTo={comment} onSent={() => setReplying(false)} />}
          </Stack>
        </div>
      )}
    </li>
  );
}
