import { newClientId } from '@leela/client';
import { CommentAddDocument } from '@leela/client/documents/comments.js';
import { SendHorizontal } from 'lucide-react';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession, type CurrentViewer } from '../../app/session.js';
import { signInPath } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, IconButton } from '../../ui/index.js';
import { insertComment, type Comment, type CommentTarget } from './list.js';
import styles from './Comments.module.css';

/** The field for a comment, or for a reply to one. What is sent appears at once. */
export function CommentForm({
  target,
  replyTo,
  onSent,
}: {
  target: CommentTarget;
  replyTo?: Comment;
  onSent?: () => void;
}) {
  const { viewer, signedIn } = useSession();
  const location = useLocation();
  const { cache } = useApolloClient();
  const { run, errors } = useAction(CommentAddDocument);
  const [body, setBody] = useState('');
  // A comment that was not sent keeps its key, so that the next attempt makes no second one.
  const kept = useRef({ body: '', clientId: '' });

  async function send(event?: FormEvent) {
    event?.preventDefault();
    const text = body.trim();
    if (!text || !viewer) return;
    const clientId = kept.current.body === text ? kept.current.clientId : newClientId();
    setBody('');
    const result = await run(
      { input: { targetId: target.id, parentId: replyTo?.id, body: text, clientId } },
      {
        shown: optimistic(target, text, clientId, viewer, replyTo),
        update: (store, { data }) => {
          const comment = data?.addComment?.comment;
          if (comment) insertComment(store, target, comment as Comment);
        },
      },
    );
    if (result.ok) {
      cache.gc();
      onSent?.();
    } else {
      kept.current = { body: text, clientId };
      setBody((now) => now || text);
    }
  }

  function keys(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  }

  if (!signedIn)
    return (
      <p className="muted">
        <Link to={signInPath(location)} className={styles['link']}>
          Sign in
        </Link>{' '}
        to write a comment.
      </p>
    );
  const label = replyTo ? `Reply to ${replyTo.author?.fullName ?? 'the comment'}` : 'Write a comment';
  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)}>
      <Avatar name={viewer?.user.fullName ?? ''} src={viewer?.user.avatar} size={34} />
      <div className="grow">
        <textarea
          className="input"
          rows={replyTo ? 2 : 1}
          aria-label={label}
          placeholder={label}
          value={body}
          autoFocus={replyTo !== undefined}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={keys}
        />
        {errors.length > 0 && (
          <p className={styles['error']} role="alert">
            {errors.map(({ message }) => message).join(' ')}
          </p>
        )}
      </div>
      <IconButton
        label={replyTo ? 'Send the reply' : 'Send the comment'}
        type="submit"
        disabled={!body.trim() || !viewer}
      >
        <SendHorizontal size={20} aria-hidden="true" />
      </IconButton>
    </form>
  );
}

function optimistic(
  target: CommentTarget,
  body: string,
  clientId: string,
  { user }: CurrentViewer,
  replyTo: Comment | undefined,
): object {
  return {
    addComment: {
      __typename: 'CommentPayload',
      userErrors: [],
      comment: {
        __typename: 'Comment',
        id: `sending:${clientId}`,
        body,
        depth: replyTo ? replyTo.depth + 1 : 0,
        createdAt: new Date().toISOString(),
        editedAt: null,
        isDeleted: false,
        viewerReaction: null,
        reactions: [],
        stats: { __typename: 'CommentStats', likes: 0, replies: 0 },
        mentions: [],
        author: { verified: false, ...user, __typename: 'User' },
        parent: replyTo ? { __typename: 'Comment', id: replyTo.id } : null,
        replyTo: null,
        target: { __typename: target.type, id: target.id },
      },
    },
  };
}
