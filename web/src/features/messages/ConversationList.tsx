import { useQuery } from '@apollo/client/react';
import {
  InboxPageDocument,
  MessageRequestsPageDocument,
  type ConversationRowPartsFragment,
} from '@leela/client/documents/messages.js';
import { BellOff } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import type { CurrentViewer } from '../../app/session.js';
import { Avatar, Empty, Time } from '../../ui/index.js';
import styles from './inbox.module.css';
import { lineOf, nameOf, pictureOf } from './names.js';

export type Folder = 'inbox' | 'requests' | 'archive';

const NOTHING = {
  inbox: ['No conversations', 'Write to a user with the button above.'],
  requests: ['No requests', 'Messages of users that you do not follow appear here first.'],
  archive: ['Nothing is archived', 'Archived conversations return with their next message.'],
} as const;

/** The conversations in a folder of the viewer, the latest activity first. */
export function ConversationList({
  viewer,
  folder,
  open,
}: {
  viewer: CurrentViewer;
  folder: Folder;
  /** The id of the open conversation. */
  open: string | undefined;
}) {
  const requests = folder === 'requests';
  const inbox = useQuery(InboxPageDocument, {
    variables: { archived: folder === 'archive' },
    skip: requests,
    fetchPolicy: 'cache-and-network',
  });
  const asked = useQuery(MessageRequestsPageDocument, { skip: !requests, fetchPolicy: 'cache-and-network' });
  const list = requests ? asked.data?.viewer?.messageRequests : inbox.data?.viewer?.conversations;
  const sorted = useMemo(
    () =>
      list && {
        ...list,
        nodes: [...list.nodes].sort((a, b) => (a.lastActivityAt < b.lastActivityAt ? 1 : -1)),
      },
    [list],
  );
  const [title, text] = NOTHING[folder];
  return (
    <ConnectionList
      result={requests ? asked : inbox}
      list={sorted}
      className={styles['loading']}
      itemHeight={60}
      frame={(rows) => <ul>{rows}</ul>}
      empty={<Empty title={title} text={text} />}
    >
      {(row) => (
        <li key={row.id}>
          <Row conversation={row} me={viewer.user.id} open={row.id === open} />
        </li>
      )}
    </ConnectionList>
  );
}

function Row({
  conversation,
  me,
  open,
}: {
  conversation: ConversationRowPartsFragment;
  me: string;
  open: boolean;
}) {
  const { id, lastMessage, unreadCount, isMuted, lastActivityAt } = conversation;
  const name = nameOf(conversation);
  const author = lastMessage?.author;
  const by =
    author?.id === me ? 'You: ' : conversation.kind === 'GROUP' && author ? `${author.fullName}: ` : '';
  return (
    <Link
      to={`/messages/${id}`}
      className={styles['row']}
      aria-current={open ? 'page' : undefined}
      data-unread={unreadCount > 0 || undefined}
    >
      <Face name={name} src={pictureOf(conversation)} online={conversation.peer?.online} />
      <span className={styles['rowText']}>
        <span className={styles['rowTop']}>
          <span className={styles['rowName']}>{name}</span>
          {isMuted && <BellOff size={13} aria-label="Muted" />}
          <span className={styles['rowTime']}>
            <Time at={lastActivityAt} />
          </span>
        </span>
        <span className={styles['rowTop']}>
          <span className={styles['rowLine']}>{lastMessage ? by + lineOf(lastMessage) : 'No messages'}</span>
          {unreadCount > 0 && (
            <span className={styles['unread']} aria-label={`${unreadCount} unread`}>
              {unreadCount > 99 ? '99+' : unreadCount}
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}

/** An avatar with a dot while the user is connected. */
export function Face({
  name,
  src,
  online,
  size = 44,
}: {
  name: string;
  src?: string | null;
  online?: boolean | null;
  size?: number;
}) {
  return (
    <span className={styles['face']}>
      <Avatar name={name} src={src} size={size} />
      {online && <span className={styles['dot']} role="img" aria-label="Online" />}
    </span>
  );
}
