import { TopicReviewDocument } from '@leela/client/documents/community.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, Note, Row, Stack, TextField } from '../../ui/index.js';

/** The decision of a moderator about a post that waits for approval. */
export function TopicReview({ topicId }: { topicId: string }) {
  const review = useAction(TopicReviewDocument);
  const [reason, setReason] = useState('');
  const decide = (approve: boolean) =>
    void review.run({
      input: { communityPostId: topicId, approve, reason: approve ? null : reason || null },
    });
  return (
    <Note tone="warn">
      <Stack gap="small">
        <p>This post waits for approval.</p>
        <TextField
          label="Reason of a rejection"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Errors of={review.errors} />
        <Row>
          <Button size="small" busy={review.busy} onClick={() => decide(true)}>
            Approve the post
          </Button>
          <Button size="small" kind="danger" busy={review.busy} onClick={() => decide(false)}>
            Reject
          </Button>
        </Row>
      </Stack>
    </Note>
  );
}
