import { UpdateChatDocument } from '@leela/client/documents/chat.js';
import { useState } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Row, TextField } from '../../ui/index.js';
import type { Chat } from './useChat.js';

/** Changes the title of a chat. */
export function RenameDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const update = useAction(UpdateChatDocument);
  const [title, setTitle] = useState(chat.title);
  async function save() {
    const result = await update.run({ input: { sessionId: chat.id, title } });
    if (result.ok) onClose();
  }
  return (
    <Dialog open onClose={onClose} title="Rename the chat">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Title"
          value={title}
          maxLength={100}
          required
          error={errorOf(update.errors, 'title') ?? update.errors[0]?.message}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button type="submit" busy={update.busy}>
            Rename
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
