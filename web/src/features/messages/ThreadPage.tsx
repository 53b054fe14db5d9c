import { EditMessageDocument, type MessagePartsFragment } from '@leela/client/documents/messages.js';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useSession, type CurrentViewer } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Empty, LinkButton, Note, Skeleton, Timeline } from '../../ui/index.js';
import { Composer } from './Composer.js';
import { ConnectionNote } from './ConnectionNote.js';
import { DeleteDialog, DetailsDialog } from './MessageDialogs.js';
import { MessageList } from './MessageList.js';
import inbox from './inbox.module.css';
import styles from './thread.module.css';
import { joined, lineOf } from './names.js';
import { outboxOf, useOutgoing } from './outbox.js';
import { RequestBar } from './RequestBar.js';
import { ThreadHeader } from './ThreadHeader.js';
import { useMarkRead } from './useMarkRead.js';
import { useThread } from './useThread.js';

type Message = MessagePartsFragment;
type Doing = { what: 'reply' | 'edit' | 'delete' | 'details'; message: Message } | null;

/** A conversation. */
export function Component() {
  const { id } = useParams();
  const { viewer } = useSession();
  return viewer && id ? <Thread key={id} id={id} viewer={viewer} /> : null;
}

function Thread({ id, viewer }: { id: string; viewer: CurrentViewer }) {
  const me = viewer.user.id;
  const { conversation, query, ended, typing, earlier, fetching } = useThread(id);
  const outbox = outboxOf(viewer.id);
  const sent = useOutgoing(viewer.id, id);
  const edit = useAction(EditMessageDocument, { toasts: true });
  const [doing, setDoing] = useState<Doing>(null);
  const [atEnd, setAtEnd] = useState(true);
  const messages = conversation?.messages.nodes;
  const shown = useMemo(() => new Set(messages?.map(({ clientId }) => clientId)), [messages]);
  const outgoing = sent.filter(({ clientId }) => !shown.has(clientId));
  const last = messages?.at(-1);
  const unread = Boolean(conversation?.unreadCount) || last?.author?.id !== me;
  useMarkRead(id, last, unread, atEnd && conversation?.isRequest === false);
  useEffect(() => {
    for (const { clientId } of sent) if (shown.has(clientId)) outbox.remove(clientId);
  }, [outbox, sent, shown]);

  if (ended || (!conversation && !query.loading && !query.error)) return <Gone />;
  if (!conversation || !messages) {
    if (query.error) return <Note tone="bad">{query.error.message}</Note>;
    return <Loading />;
  }

  const on = (what: NonNullable<Doing>['what']) => (message: Message) => setDoing({ what, message });
  const about = (what: NonNullable<Doing>['what']) => (doing?.what === what ? doing.message : null);
  const close = () => setDoing(null);
  const reply = about('reply');
  const deleted = about('delete');
  const details = about('details');

  async function save({ id: messageId }: Message, body: string) {
    await edit.run({ input: { messageId, body } });
  }

  return (
    <div className={styles['thread']}>
      <ThreadHeader conversation={conversation} viewer={viewer} />
      <ConnectionNote />
      <Timeline
        label="Messages"
        firstKey={messages[0]?.id}
        hasEarlier={conversation.messages.pageInfo.hasPreviousPage}
        loading={fetching}
        onEarlier={() => void earlier()}
        onAtEnd={setAtEnd}
      >
        {messages.length === 0 && outgoing.length === 0 && (
          <Empty title="No messages" text="Write the first one." />
        )}
        <MessageList
          conversation={conversation}
          messages={messages}
          outgoing={outgoing}
          outbox={outbox}
          me={me}
          actions={{
            onReply: on('reply'),
            onEdit: on('edit'),
            onDelete: on('delete'),
            onDetails: on('details'),
          }}
        />
      </Timeline>
      <p className={styles['typing']} role="status">
        {typing.length > 0 &&
          `${joined(typing.map(({ fullName }) => fullName))} ${typing.length === 1 ? 'is' : 'are'} typing…`}
      </p>
      {conversation.isRequest ? (
        <RequestBar conversation={conversation} viewer={viewer} />
      ) : (
        <Composer
          conversationId={id}
          replyTo={reply}
          editing={about('edit')}
          onCancel={close}
          onSave={(message, body) => void save(message, body)}
          onSend={(message) =>
            outbox.send({
              ...message,
              conversationId: id,
              replyTo: reply && { id: reply.id, author: reply.author?.fullName ?? '', body: lineOf(reply) },
            })
          }
        />
      )}
      {deleted && (
        <DeleteDialog
          message={deleted}
          conversationId={id}
          forEveryone={
            deleted.author?.id === me ||
            (conversation.kind === 'GROUP' && conversation.viewerRole !== 'MEMBER')
          }
          onClose={close}
        />
      )}
      {details && <DetailsDialog message={details} onClose={close} />}
    </div>
  );
}

function Gone() {
  return (
    <div className={inbox['nothing']}>
      <Empty
        title="There is nothing here"
        text="The conversation does not exist, or you are not a participant."
        action={<LinkButton to="/messages">Go to the conversations</LinkButton>}
      />
    </div>
  );
}

function Loading() {
  return (
    <div className={inbox['loading']} aria-busy="true">
      <Skeleton height={56} />
      <Skeleton height={48} width="60%" />
      <Skeleton height={80} width="70%" />
      <Skeleton height={48} width="50%" />
    </div>
  );
}
