import { useQuery } from '@apollo/client/react';
import { ChatsPageDocument } from '@leela/client/documents/chat.js';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Avatar, Empty, Time } from '../../ui/index.js';
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
  const result = useQuery(ChatsPageDocument, {
    variables: { archived, search: search || undefined },
    fetchPolicy: 'cache-and-network',
  });
  const list = (result.data ?? result.previousData)?.viewer?.chatSessions;
  const empty = search ? (
    <Empty title="No chat found" text="Try other words." />
  ) : (
    <Empty
      title={archived ? 'Nothing is archived' : 'No chats'}
      text={archived ? undefined : 'Choose an agent to talk to.'}
    />
  );
  return (
    <ConnectionList
      result={result}
      list={list}
      itemHeight={56}
      frame={(chats) => <ul>{chats}</ul>}
      empty={empty}
    >
      {({ id, title, agent, lastMessageAt }) => (
        <li key={id}>
          <Link to={`/chats/${id}`} className={styles['row']} aria-current={id === open ? 'page' : undefined}>
            <Avatar name={agent?.name ?? 'Agent'} src={agent?.avatar} size={40} />
            <span className={styles['rowText']}>
              <span className={styles['title']}>{title}</span>
              <span className={styles['line']}>
                {agent?.name ?? 'Removed agent'} · <Time at={lastMessageAt} />
              </span>
            </span>
          </Link>
        </li>
      )}
    </ConnectionList>
  );
}
