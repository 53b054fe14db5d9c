import { useLazyQuery } from '@apollo/client/react';
import { CommentRepliesDocument } from '@leela/client/documents/comments.js';
import { useState } from 'react';
import { useSignIn } from '../../app/useSignIn.js';
import { Button, Stack } from '../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import { CommentView } from './CommentView.js';
import type { Comment, CommentRights, CommentTarget } from './list.js';
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
  target,
  rights,
}: {
  comment: Comment & { replies?: Replies };
  target: CommentTarget;
  rights: CommentRights;
}) {
  const [replying, setReplying] = useState(false);
  const allowed = useSignIn();
  const [load, { data, loading }] = useLazyQuery(CommentRepliesDocument);
  const loaded = data?.node?.__typename === 'Comment' ? data.node.replies : undefined;
  // Replies deeper than the page has asked for come by a query of their own.
  const replies: Replies | undefined = comment.replies ?? loaded;
  const shown = replies?.nodes ?? [];
  const missing = replies ? replies.pageInfo.hasNextPage : comment.stats.replies > 0;
  const more = () =>
    void load({ variables: { id: comment.id, after: replies?.pageInfo.endCursor } }).catch(() => undefined);

  function sent() {
    setReplying(false);
    if (!replies) more();
  }

  return (
    <div>
      <CommentView comment={comment} rights={rights} onReply={() => allowed() && setReplying(!replying)} />
      {(shown.length > 0 || missing || replying) && (
        <div className={styles['replies']} data-flat={comment.depth >= DEEPEST || undefined}>
          <Stack gap="small">
            {shown.length > 0 && (
              <div className={styles['list']}>
                {shown.map((reply) => (
                  <CommentThread key={reply.id} comment={reply} target={target} rights={rights} />
                ))}
              </div>
            )}
            {missing && (
              <div>
                <Button kind="quiet" size="small" busy={loading} onClick={more}>
                  Show more replies
                </Button>
              </div>
            )}
            {replying && <CommentForm target={target} replyTo={comment} onSent={sent} />}
          </Stack>
        </div>
      )}
    </div>
  );
}
