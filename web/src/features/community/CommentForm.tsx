import { newClientId } from '@leela/client';
import { ThreadAddDocument } from '@leela/client/documents/threads.js';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, Note, Row, TextArea } from '../../ui/index.js';
import { addToThread, type ThreadTarget } from './thread-cache.js';

/** Writes a comment, or an answer to one. */
export function CommentForm({
  target,
  parentId = null,
  onDone,
}: {
  target: ThreadTarget;
  parentId?: string | null;
  /** Called after the comment was written, and when it is given up. */
  onDone?: () => void;
}) {
  const { signedIn } = useSession();
  const { pathname } = useLocation();
  const add = useAction(ThreadAddDocument);
  const [body, setBody] = useState('');

  if (!signedIn)
    return (
      <Note>
        <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`} className="strong">
          Sign in
        </Link>{' '}
        to write a comment.
      </Note>
    );

  async function send(event: FormEvent) {
    event.preventDefault();
    const input = { targetId: target.id, parentId, body, clientId: newClientId() };
    const result = await add.run(
      { input },
      {
        update: (cache, { data }) => {
          const comment = data?.addComment?.comment;
          if (comment) addToThread(cache, target, comment as { id: string; parent: { id: string } | null });
        },
      },
    );
    if (!result.ok) return;
    setBody('');
    onDone?.();
  }

  return (
    <form onSubmit={(event) => void send(event)} className="stack" data-gap="small">
      <TextArea
        label={parentId ? 'Your answer' : 'Your comment'}
        rows={parentId ? 2 : 3}
        value={body}
        autoFocus={parentId !== null}
        required
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Errors of={add.errors} />
      <Row style={{ justifyContent: 'flex-end' }}>
        {parentId && (
          <Button kind="quiet" size="small" onClick={onDone}>
            Cancel
          </Button>
        )}
        <Button type="submit" size="small" busy={add.busy} disabled={body.trim() === ''}>
          {parentId ? 'Answer' : 'Comment'}
        </Button>
      </Row>
    </form>
  );
}
