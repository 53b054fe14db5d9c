import { useOutlet, useParams } from 'react-router';
import { useState } from 'react';
import { SquarePen } from 'lucide-react';
import { useSession } from '../../app/session.js';
import { Empty, IconButton, Split, Tabs } from '../../ui/index.js';
import { ConversationList, type Folder } from './ConversationList.js';
import styles from './inbox.module.css';
import { NewConversation } from './NewConversation.js';

const FOLDERS: readonly { value: Folder; label: string }[] = [
  { value: 'inbox', label: 'Inbox' },
  { value: 'requests', label: 'Requests' },
  { value: 'archive', label: 'Archive' },
];

/** The conversations of the viewer, and the one that is open. */
export function Component() {
  const { id } = useParams();
  const outlet = useOutlet();
  const [folder, setFolder] = useState<Folder>('inbox');
  const [starting, setStarting] = useState(false);
  const { viewer } = useSession();
  const Title = id ? 'h2' : 'h1';
  if (!viewer) return null;
  return (
    <Split
      title="Messages"
      open={Boolean(id)}
      list={
        <>
          <header className={styles['listHead']}>
            <Title>Messages</Title>
            <IconButton label="New conversation" onClick={() => setStarting(true)}>
              <SquarePen size={20} />
            </IconButton>
          </header>
          <div className={styles['folders']}>
            <Tabs
              value={folder}
              onChange={setFolder}
              items={FOLDERS.map(({ value, label }) => ({
                value,
                label,
                content: folder === value && <ConversationList viewer={viewer} folder={value} open={id} />,
              }))}
            />
          </div>
          <NewConversation open={starting} onClose={() => setStarting(false)} viewer={viewer} />
        </>
      }
      detail={
        outlet ?? (
          <div className={styles['nothing']}>
            <Empty title="No conversation is open" text="Choose one from the list, or start a new one." />
          </div>
        )
      }
    />
  );
}
