import { useQuery } from '@apollo/client/react';
import { ThreadSearchDocument } from '@leela/client/documents/messages.js';
import { useDeferredValue, useState } from 'react';
import { Dialog, Empty, TextField, Time } from '../../ui/index.js';
import styles from './inbox.module.css';
import { lineOf } from './names.js';

/** Searches the messages of a conversation. */
export function SearchDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const { data, previousData } = useQuery(ThreadSearchDocument, {
    variables: { id: conversationId, query },
    skip: query.length < 2,
    fetchPolicy: 'network-only',
  });
  const found = query.length < 2 ? null : (data ?? previousData)?.conversation?.searchMessages.nodes;
  return (
    <Dialog open onClose={onClose} title="Search in the conversation">
      <TextField
        label="Words"
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found?.length === 0 && (
        <Empty title="No message found" text="All the words have to be in the message." />
      )}
      <ul className={styles['found']} aria-label="Messages found">
        {found?.map((message) => (
          <li key={message.id} className={styles['hit']}>
            <p className="muted small">
              {message.author?.fullName} · <Time at={message.createdAt} />
            </p>
            <p>{lineOf(message)}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
