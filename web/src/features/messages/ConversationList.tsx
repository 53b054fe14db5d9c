import { useQuery } from '@apollo/client/react';
import {
  InboxPageDocument,
  MessageRequestsPageDocument,
  type ConversationRowPartsFragment,
} from '@leela/client/documents/messages.js';
import { BellOff } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { CurrentViewer } from '../../app/session.js';
import { Avatar, Empty, InfiniteList, Note, Skeleton, Time } from '../../ui/index.js';
import styles from './inbox.module.css';
import { lineOf, nameOf, pictureOf } from './names.js';

export type Folder = 'inbox' | 'requests' | 'archive';

const NOTHING = {
  inbox: ['No conversations', 'Write to a user with the button above.'],
  requests: ['No requests', 'Messages of users whom you do not follow appear here first.'],
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
  const { error, loading } = requests ? asked : inbox;
  const rows = useMemo(
    () => [...(list?.nodes ?? [])].sort((a, b) => (a.lastActivityAt < b.lastActivityAt ? 1 : -1)),
    [list],
  );
  if (!list && error) return <Note tone="bad">{error.message}</Note>;
  if (!list) return <Loading />;
  const [title, text] = NOTHING[folder];
  if (rows.length === 0) return <Empty title={title} text={text} />;
  const more = (after: string | null) =>
    void (requests ? asked.fetchMore({ variables: { after } }) : inbox.fetchMore({ variables: { after } }));
  return (
    <InfiniteList
      hasMore={list.pageInfo.hasNextPage}
      loading={loading && list.pageInfo.hasNextPage}
      onMore={() => more(list.pageInfo.endCursor)}
    >
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Row conversation={row} me={viewer.user.id} open={row.id === open} />
          </li>
        ))}
      </ul>
    </InfiniteList>
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

function Loading() {
  return (
    <div className={styles['loading']}>
      {Array.from({ length: 6 }, (_, place) => (
        <Skeleton key={place} height={60} />
      ))}
    </div>
  );
}
