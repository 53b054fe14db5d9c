import { CommentDeleteDocument, CommentEditDocument } from '@leela/client/documents/comments.js';
import { BadgeCheck, CircleCheck, Flag, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Badge, Button, Confirm, Errors, Menu, RichText, Row, Time } from '../../ui/index.js';
import { Reactions } from '../reactions/Reactions.js';
import { ReportDialog } from '../report/ReportDialog.js';
import type { Comment, CommentRights } from './list.js';
import styles from './Comments.module.css';

interface CommentProps {
  comment: Comment;
  rights: CommentRights;
}

/** One comment. */
export function CommentView({ comment, rights, onReply }: CommentProps & { onReply: () => void }) {
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
          {rights.acceptedId === comment.id && (
            <Badge tone="good">
              <CircleCheck size={13} /> Accepted answer
            </Badge>
          )}
          <span className="grow" />
          {!sending && <CommentMenu comment={comment} rights={rights} onEdit={() => setEditing(true)} />}
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
            {!rights.locked && (
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
  const { run, busy, errors } = useAction(CommentEditDocument);
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

function CommentMenu({ comment, rights, onEdit }: CommentProps & { onEdit: () => void }) {
  const { viewer } = useSession();
  const { run, busy } = useAction(CommentDeleteDocument, { toasts: true });
  const [asking, setAsking] = useState<'delete' | 'report' | null>(null);

  async function remove() {
    await run(
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
    setAsking(null);
  }

  if (!viewer) return null;
  const own = viewer.user.id === comment.author?.id;
  const accepted = rights.acceptedId === comment.id;
  return (
    <>
      <Menu
        label="Actions for this comment"
        items={[
          rights.onAccept && {
            label: accepted ? 'Take the answer back' : 'Accept as the answer',
            icon: <CircleCheck size={18} />,
            onSelect: () => rights.onAccept?.(accepted ? null : comment.id),
          },
          own && { label: 'Edit', icon: <Pencil size={18} />, onSelect: onEdit },
          !own && { label: 'Report', icon: <Flag size={18} />, onSelect: () => setAsking('report') },
          (own || rights.canModerate) && {
            label: 'Delete',
            icon: <Trash2 size={18} />,
            tone: 'bad',
            onSelect: () => setAsking('delete'),
          },
        ]}
      />
      {asking === 'report' && (
        <ReportDialog targetId={comment.id} what="comment" onClose={() => setAsking(null)} />
      )}
      <Confirm
        open={asking === 'delete'}
        title="Delete this comment?"
        text="This can not be undone."
        action="Delete"
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(null)}
      />
    </>
  );
}
