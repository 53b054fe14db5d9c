import { useApolloClient, useSubscription } from '@apollo/client/react';
import { OnChatSessionDocument } from '@leela/client/documents/chat.js';
import { Bot } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link, useOutlet, useParams } from 'react-router';
import { useSession } from '../../app/session.js';
import { useReconnected } from '../../app/useReconnected.js';
import { Empty, LinkButton, Split, Tabs } from '../../ui/index.js';
import { ChatList } from './ChatList.js';
import styles from './list.module.css';

type Folder = 'open' | 'archive';
const FOLDERS: readonly { value: Folder; label: string }[] = [
  { value: 'open', label: 'Chats' },
  { value: 'archive', label: 'Archive' },
];

/** The viewer's chats with agents, and the one that is open. */
export function Component() {
  const { id } = useParams();
  const outlet = useOutlet();
  const [folder, setFolder] = useState<Folder>('open');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const { viewer } = useSession();
  const Title = id ? 'h2' : 'h1';
  if (!viewer) return null;
  return (
    <>
      <Titles />
      <Split
        title="Chats"
        open={Boolean(id)}
        list={
          <>
            <header className={styles['head']}>
              <Title>Chats</Title>
              <Link to="/agents" className="icon-button" aria-label="New chat" title="New chat">
                <Bot size={20} />
              </Link>
            </header>
            <div className={styles['search']}>
              <input
                className="input"
                type="search"
                placeholder="Search chats"
                aria-label="Search chats"
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            </div>
            <div className={styles['folders']}>
              <Tabs
                value={folder}
                onChange={setFolder}
                items={FOLDERS.map(({ value, label }) => ({
                  value,
                  label,
                  content: folder === value && (
                    <ChatList archived={value === 'archive'} search={search} open={id} />
                  ),
                }))}
              />
            </div>
          </>
        }
        detail={
          outlet ?? (
            <div className={styles['nothing']}>
              <Empty
                title="No chat is open"
                text="Choose one from the list, or an agent to talk to."
                action={<LinkButton to="/agents">Choose an agent</LinkButton>}
              />
            </div>
          )
        }
      />
    </>
  );
}

/** Keeps the titles of the chats current, which are written a little after the first answer. */
function Titles() {
  const client = useApolloClient();
  const readAgain = () => void client.refetchQueries({ include: ['ChatsPage'] }).catch(() => undefined);
  useReconnected(readAgain);
  useSubscription(OnChatSessionDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => void (data && !data.chatSessionChanged.session && readAgain()),
  });
  return null;
}
