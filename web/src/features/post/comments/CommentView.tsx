import { PostDeleteCommentDocument, PostEditCommentDocument } from '@leela/client/documents/post-page.js';
import { BadgeCheck, Flag, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../../app/session.js';
import { useAction } from '../../../app/useAction.js';
import { Avatar, Button, Confirm, Errors, Menu, RichText, Row, Time, useToast } from '../../../ui/index.js';
import { useDialogs } from '../dialogs.js';
import { Reactions } from '../Reactions.js';
import type { Comment } from './list.js';
import styles from './Comments.module.css';

/** One comment. */
export function CommentView({ comment, onReply }: { comment: Comment; onReply: () => void }) {
  const { signedIn } = useSession();
  const [editing, setEditing] = useState(false);
  const { author } = comment;
  const sending = comment.id.startsWith('sending:');
  if (comment.isDeleted || !author)
    return <p className={styles['deleted']}>This comment is not available.</p>;
  return (
    <article
      className={styles['comment']}
      aria-label={`Comment by ${author.fullName}`}
      aria-busy={sending || undefined}
    >
      <Link to={`/@${author.username}`} tabIndex={-1} aria-hidden="true">
        <Avatar name={author.fullName} src={author.avatar} size={34} />
      </Link>
      <div className="grow">
        <div className={styles['head']}>
          <Link to={`/@${author.username}`} className={styles['name']}>
            {author.fullName}
            {author.verified && <BadgeCheck size={14} color="var(--accent)" aria-label="Verified" />}
          </Link>
          <span className="muted small">
            <Time at={comment.createdAt} />
            {comment.editedAt && ' · edited'}
          </span>
          <span className="grow" />
          {!sending && <CommentMenu comment={comment} onEdit={() => setEditing(true)} />}
        </div>
        {editing ? (
          <EditForm comment={comment} onDone={() => setEditing(false)} />
        ) : (
          <p>
            {comment.replyTo?.author && (
              <Link to={`/@${comment.replyTo.author.username}`} className={styles['link']}>
                @{comment.replyTo.author.username}{' '}
              </Link>
            )}
            <RichText text={comment.body ?? ''} mentions={comment.mentions} />
          </p>
        )}
        {!sending && (
          <div className={styles['actions']}>
            <Reactions of={comment} typename="Comment" />
            {signedIn && (
              <Button kind="quiet" size="small" onClick={onReply}>
                Reply
              </Button>
            )}
          </div>
        )}
      </div>
    </article>
  );
}

function EditForm({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const { run, busy, errors } = useAction(PostEditCommentDocument);
  const [body, setBody] = useState(comment.body ?? '');
  const save = async () => {
    if ((await run({ commentId: comment.id, body: body.trim() })).ok) onDone();
  };
  return (
    <form
      className="stack"
      data-gap="small"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Errors of={errors} />
      <textarea
        className="input"
        aria-label="Text of the comment"
        rows={2}
        value={body}
        autoFocus
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Row>
        <Button type="submit" size="small" busy={busy} disabled={!body.trim()}>
          Save
        </Button>
        <Button kind="plain" size="small" onClick={onDone}>
          Cancel
        </Button>
      </Row>
    </form>
  );
}

function CommentMenu({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const { viewer } = useSession();
  const open = useDialogs();
  const toast = useToast();
  const { run, busy } = useAction(PostDeleteCommentDocument);
  const [asking, setAsking] = useState(false);
  const own = viewer !== null && viewer.user.id === comment.author?.id;

  async function remove() {
    const result = await run(
      { commentId: comment.id },
      {
        update: (cache, { data }) => {
          const id = cache.identify({ __typename: 'Comment', id: comment.id });
          if (!data?.deleteComment?.deletedId) return;
          // With replies it keeps its place, without text.
          if (comment.stats.replies === 0) cache.evict({ id });
          else cache.modify({ id, fields: { isDeleted: () => true, body: () => null } });
        },
      },
    );
    setAsking(false);
    if (!result.ok) toast(result.errors[0]!.message, 'bad');
  }

  if (!viewer) return null;
  return (
    <>
      <Menu
        label="Actions for this comment"
        items={
          own
            ? [
                { label: 'Edit', icon: <Pencil size={18} />, onSelect: onEdit },
                {
                  label: 'Delete',
                  icon: <Trash2 size={18} />,
                  tone: 'bad',
                  onSelect: () => setAsking(true),
                },
              ]
            : [
                {
                  label: 'Report',
                  icon: <Flag size={18} />,
                  onSelect: () => open({ kind: 'report', targetId: comment.id, what: 'comment' }),
                },
              ]
        }
      />
      <Confirm
        open={asking}
        title="Delete this comment?"
        text="This can not be undone."
        action="Delete"
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
