import { useQuery } from '@apollo/client/react';
import {
  ChatQuickActionsDocument,
  UpdateChatDocument,
  UpdateChatSettingsDocument,
} from '@leela/client/documents/chat.js';
import type { ChatMode } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Button,
  Checkbox,
  Dialog,
  Errors,
  formatEnum,
  Row,
  Select,
  TextField,
  useToast,
} from '../../ui/index.js';
import { MODES } from '../agents/modes.js';
import type { Chat } from './useChat.js';

/** How the answers of a chat are, and the privacy of all chats. */
export function ChatSettingsDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { settings } = chat;
  const update = useAction(UpdateChatDocument);
  const common = useAction(UpdateChatSettingsDocument);
  const toast = useToast();
  const privacy = useQuery(ChatQuickActionsDocument).data?.viewer?.chatSettings.privacy;
  const [mode, setMode] = useState<ChatMode | ''>(settings.mode ?? '');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => (form.get(name) === '' ? null : Number(form.get(name)));
    const saved = await update.run({
      input: {
        sessionId: chat.id,
        settings: {
          mode: mode || null,
          temperature: number('temperature'),
          maxTokens: number('maxTokens'),
        },
      },
    });
    if (!saved.ok) return;
    const kept = await common.run(
      {
        input: {
          privacy: { saveHistory: form.has('saveHistory'), allowAnalytics: form.has('allowAnalytics') },
        },
      },
      { refetchQueries: [ChatQuickActionsDocument] },
    );
    if (!kept.ok) return;
    toast('Saved.');
    onClose();
  }

  const error = (field: string) => errorOf(update.errors, field);
  return (
    <Dialog open onClose={onClose} title="Settings of the chat">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={[...update.errors.filter(({ field }) => !field), ...common.errors]} />
        <Select
          label="Style"
          value={mode}
          onChoose={setMode}
          options={[
            { value: '' as const, label: 'As the agent has it' },
            ...MODES.map((value) => ({ value, label: formatEnum(value) })),
          ]}
        />
        <TextField
          label="Randomness, 0 to 2"
          name="temperature"
          type="number"
          min={0}
          max={2}
          step={0.1}
          defaultValue={settings.temperature ?? ''}
          error={error('temperature')}
        />
        <TextField
          label="Longest answer in tokens, up to 4,000"
          name="maxTokens"
          type="number"
          min={1}
          max={4_000}
          defaultValue={settings.maxTokens ?? ''}
          error={error('maxTokens')}
        />
        {privacy && (
          <>
            <h3>All chats</h3>
            <Checkbox
              label="Keep chats; otherwise they are removed after an hour"
              name="saveHistory"
              defaultChecked={privacy.saveHistory}
            />
            <Checkbox
              label="Count answers in statistics, without their text"
              name="allowAnalytics"
              defaultChecked={privacy.allowAnalytics}
            />
          </>
        )}
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button type="submit" busy={update.busy || common.busy} disabled={!privacy}>
            Save
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
