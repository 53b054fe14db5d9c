import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ThreadBelowDocument,
  ThreadDeleteDocument,
  type ThreadCommentFragment,
  type ThreadRepliesFragment,
} from '@leela/client/documents/threads.js';
import { CircleCheck, CornerDownRight, Flag, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Badge, Button, Confirm, Menu, Row, Time, useToast } from '../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import { EditComment } from './EditComment.js';
import styles from './community.module.css';
import { Reactions } from './Reactions.js';
import { ReportDialog } from '../report/ReportDialog.js';
import { markDeleted, type ThreadTarget } from './thread-cache.js';

/** What the viewer may do in a thread. */
export interface ThreadRights {
  /** Whether no further comments can be written. */
  locked: boolean;
  /** Whether the viewer may delete the comments of others. */
  canModerate: boolean;
  /** Accepts a comment as the answer, or takes that back. Undefined if the viewer may not. */
  onAccept?: (commentId: string | null) => void;
  acceptedId?: string | null;
}

interface ItemProps {
  comment: ThreadCommentFragment | ThreadRepliesFragment;
  target: ThreadTarget;
  rights: ThreadRights;
}

/** A comment with its answers. */
export function ThreadItem({ comment, target, rights }: ItemProps) {
  const [doing, setDoing] = useState<'answer' | 'edit' | 'delete' | 'report' | null>(null);
  const allowed = useSignIn();
  const { author } = comment;
  const stop = () => setDoing(null);
  return (
    <article className={styles['comment']} aria-label={`Comment by ${author?.fullName ?? 'an unknown user'}`}>
      <Row between>
        <Row className="row small" wrap>
          <Avatar name={author?.fullName ?? '?'} src={author?.avatar} size={26} />
          {author ? (
            <Link to={`/@${author.username}`} className="strong">
              {author.fullName}
            </Link>
          ) : (
            <span className="muted">Unknown user</span>
          )}
          <span className="muted">
            <Time at={comment.createdAt} />
            {comment.editedAt && ' · edited'}
          </span>
          {rights.acceptedId === comment.id && (
            <Badge tone="good">
              <CircleCheck size={13} /> Accepted answer
            </Badge>
          )}
        </Row>
        <ItemMenu comment={comment} rights={rights} onDo={setDoing} />
      </Row>
      {comment.isDeleted ? (
        <p className="muted">This comment was deleted.</p>
      ) : doing === 'edit' ? (
        <EditComment comment={comment} onDone={stop} />
      ) : (
        <p className={styles['words']}>{comment.body}</p>
      )}
      {!comment.isDeleted && (
        <Row>
          <Reactions type="Comment" target={comment} />
          {!rights.locked && (
            <Button kind="quiet" size="small" onClick={() => allowed() && setDoing('answer')}>
              Answer
            </Button>
          )}
        </Row>
      )}
      {doing === 'answer' && <CommentForm target={target} parentId={comment.id} onDone={stop} />}
      <Below comment={comment} target={target} rights={rights} />
      {doing === 'report' && <ReportDialog targetId={comment.id} what="comment" onClose={stop} />}
      {doing === 'delete' && <DeleteComment id={comment.id} onDone={stop} />}
    </article>
  );
}

function ItemMenu({
  comment,
  rights,
  onDo,
}: {
  comment: ThreadCommentFragment;
  rights: ThreadRights;
  onDo: (what: 'edit' | 'delete' | 'report') => void;
}) {
  const { viewer } = useSession();
  if (!viewer || comment.isDeleted) return null;
  const own = viewer.user.id === comment.author?.id;
  const accepted = rights.acceptedId === comment.id;
  return (
    <Menu
      label="More about this comment"
      items={[
        rights.onAccept && {
          label: accepted ? 'Take the answer back' : 'Accept as the answer',
          icon: <CircleCheck size={18} />,
          onSelect: () => rights.onAccept?.(accepted ? null : comment.id),
        },
        own && { label: 'Edit', icon: <Pencil size={18} />, onSelect: () => onDo('edit') },
        !own && { label: 'Report', icon: <Flag size={18} />, onSelect: () => onDo('report') },
        (own || rights.canModerate) && {
          label: 'Delete',
          icon: <Trash2 size={18} />,
          tone: 'bad',
          onSelect: () => onDo('delete'),
        },
      ]}
    />
  );
}

function DeleteComment({ id, onDone }: { id: string; onDone: () => void }) {
  const remove = useAction(ThreadDeleteDocument);
  const toast = useToast();
  async function run() {
    const result = await remove.run(
      { input: { commentId: id } },
      { update: (cache) => markDeleted(cache, id) },
    );
    if (!result.ok) toast(result.errors[0]!.message, 'bad');
    onDone();
  }
  return (
    <Confirm
      open
      title="Delete the comment?"
      text="Its answers stay."
      action="Delete"
      busy={remove.busy}
      onConfirm={() => void run()}
      onClose={onDone}
    />
  );
}

/** The answers of a comment. Those of the first level come with it, deeper ones are loaded on request. */
function Below({ comment, target, rights }: ItemProps) {
  const client = useApolloClient();
  const given = 'replies' in comment ? comment.replies : undefined;
  const [open, setOpen] = useState(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, loading } = useQuery(ThreadBelowDocument, {
    variables: { id: comment.id },
    skip: given !== undefined || !open,
  });
  const loaded = data?.node?.__typename === 'Comment' ? data.node.replies : undefined;
  const list = given ?? loaded;

  async function more(after: string | null) {
    setLoadingMore(true);
    await client
      .query({
        query: ThreadBelowDocument,
        variables: { id: comment.id, after },
        fetchPolicy: 'network-only',
      })
      .catch(() => undefined);
    setLoadingMore(false);
  }

  if (!list) {
    if (comment.stats.replies === 0) return null;
    return (
      <div>
        <Button kind="quiet" size="small" busy={loading} onClick={() => setOpen(true)}>
          <CornerDownRight size={16} /> Show answers
        </Button>
      </div>
    );
  }
  if (list.nodes.length === 0) return null;
  return (
    <div className={styles['below']}>
      {list.nodes.map((reply) => (
        <ThreadItem key={reply.id} comment={reply} target={target} rights={rights} />
      ))}
      {list.pageInfo.hasNextPage && (
        <div>
          <Button
            kind="quiet"
            size="small"
            busy={loadingMore}
            onClick={() => void more(list.pageInfo.endCursor)}
          >
            Show more answers
          </Button>
        </div>
      )}
    </div>
  );
}
