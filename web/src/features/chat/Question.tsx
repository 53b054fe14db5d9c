import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton, Row, TextArea } from '../../ui/index.js';
import { Branches } from './Branches.js';
import styles from './chat.module.css';
import { ChatFiles } from './ChatFiles.js';
import type { ChatMessage } from './useChat.js';

/** A message of the viewer in a chat. It can be sent again in other words. */
export function AskedQuestion({
  message,
  editing,
  locked,
  onEdit,
  onSave,
  onChoose,
}: {
  message: ChatMessage;
  editing: boolean;
  /** Whether an answer is being written, or something else is under way. */
  locked: boolean;
  onEdit: (id: string | null) => void;
  onSave: (content: string) => void;
  onChoose: (id: string) => void;
}) {
  const { id, content, attachments } = message;
  if (editing)
    return <EditForm content={content} locked={locked} onSave={onSave} onCancel={() => onEdit(null)} />;
  return (
    <article className={styles['question']} aria-label="Your message">
      <div className={styles['asked']}>
        <ChatFiles of={attachments} />
        <p className={styles['plain']}>{content}</p>
      </div>
      <div className={styles['tools']}>
        <Branches message={message} locked={locked} onChoose={onChoose} />
        <IconButton label="Edit and send again" disabled={locked} onClick={() => onEdit(id)}>
          <Pencil size={15} />
        </IconButton>
      </div>
    </article>
  );
}

function EditForm({
  content,
  locked,
  onSave,
  onCancel,
}: {
  content: string;
  locked: boolean;
  onSave: (content: string) => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(content);
  return (
    <form
      className={styles['edit']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <TextArea
        label="Your message in other words"
        value={text}
        maxLength={20_000}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" size="small" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" size="small" disabled={locked || text.trim() === ''}>
          Send again
        </Button>
      </Row>
    </form>
  );
}

/** A question that the gateway has not accepted yet. */
export function PendingQuestion({ content }: { content: string }) {
  return (
    <article className={styles['question']} aria-label="Your message, on its way" aria-busy="true">
      <div className={styles['asked']}>
        <p className={styles['plain']}>{content}</p>
      </div>
    </article>
  );
}
