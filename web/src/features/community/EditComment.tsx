import { ThreadEditDocument, type ThreadCommentFragment } from '@leela/client/documents/threads.js';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, Row, TextArea } from '../../ui/index.js';

/** Changes the text of a comment. */
export function EditComment({ comment, onDone }: { comment: ThreadCommentFragment; onDone: () => void }) {
  const edit = useAction(ThreadEditDocument);
  const [body, setBody] = useState(comment.body ?? '');
  async function save(event: FormEvent) {
    event.preventDefault();
    if ((await edit.run({ input: { commentId: comment.id, body } })).ok) onDone();
  }
  return (
    <form onSubmit={(event) => void save(event)} className="stack" data-gap="small">
      <TextArea
        label="Your comment"
        rows={3}
        value={body}
        required
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Errors of={edit.errors} />
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="quiet" size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" size="small" busy={edit.busy} disabled={body.trim() === ''}>
          Save
        </Button>
      </Row>
    </form>
  );
}
