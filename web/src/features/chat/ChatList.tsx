import { useQuery } from '@apollo/client/react';
import { ChatsPageDocument } from '@leela/client/documents/chat.js';
import { Link } from 'react-router';
import { Avatar, Empty, InfiniteList, Note, Skeleton, Time } from '../../ui/index.js';
import styles from './list.module.css';

/** The viewer's chats, the latest first. */
export function ChatList({
  archived,
  search,
  open,
}: {
  archived: boolean;
  search: string;
  /** The id of the open chat. */
  open: string | undefined;
}) {
  const { data, previousData, error, loading, fetchMore } = useQuery(ChatsPageDocument, {
    variables: { archived, search: search || undefined },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.viewer?.chatSessions;
  if (!list && error) return <Note tone="bad">{error.message}</Note>;
  if (!list)
    return (
      <div className="stack" data-gap="small">
        {Array.from({ length: 6 }, (_, place) => (
          <Skeleton key={place} height={56} />
        ))}
      </div>
    );
  if (list.nodes.length === 0)
    return search ? (
      <Empty title="No chat found" text="Try other words." />
    ) : (
      <Empty
        title={archived ? 'Nothing is archived' : 'No chats'}
        text={archived ? undefined : 'Choose an agent to talk to.'}
      />
    );
  return (
    <InfiniteList
      hasMore={list.pageInfo.hasNextPage}
      loading={loading && list.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
    >
      <ul>
        {list.nodes.map(({ id, title, agent, lastMessageAt }) => (
          <li key={id}>
            <Link
              to={`/chats/${id}`}
              className={styles['row']}
              aria-current={id === open ? 'page' : undefined}
            >
              <Avatar name={agent?.name ?? 'Agent'} src={agent?.avatar} size={40} />
              <span className={styles['rowText']}>
                <span className={styles['title']}>{title}</span>
                <span className={styles['line']}>
                  {agent?.name ?? 'Removed agent'} · <Time at={lastMessageAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </InfiniteList>
  );
}
