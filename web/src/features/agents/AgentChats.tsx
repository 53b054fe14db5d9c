import { useQuery } from '@apollo/client/react';
import { AgentChatsDocument } from '@leela/client/documents/agents.js';
import { Link } from 'react-router';
import { Card, Stack, Time } from '../../ui/index.js';
import styles from './agents.module.css';

/** The last chats of the viewer with an agent. */
export function AgentChats({ agentId }: { agentId: string }) {
  const { data } = useQuery(AgentChatsDocument, { variables: { agentId }, fetchPolicy: 'cache-and-network' });
  const chats = data?.viewer?.chatSessions.nodes ?? [];
  if (chats.length === 0) return null;
  return (
    <Card>
      <Stack gap="small">
        <h2>Your chats</h2>
        <ul>
          {chats.map(({ id, title, lastMessageAt }) => (
            <li key={id}>
              <Link to={`/chats/${id}`} className={styles['chat']}>
                <span>{title}</span>
                <span className="muted small">
                  <Time at={lastMessageAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
