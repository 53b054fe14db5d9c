import { useQuery } from '@apollo/client/react';
import { ChatQuickActionsDocument, type ChatQuickActionsQuery } from '@leela/client/documents/chat.js';
import { Plus, Square, Zap } from 'lucide-react';
import { useRef, useState } from 'react';
import { useUploads } from '../../app/useUploads.js';
import { Menu, WriteBox } from '../../ui/index.js';
import styles from './chat.module.css';
import { QuickActionDialog } from './QuickActionDialog.js';
import type { Question } from './useChat.js';

type QuickAction = NonNullable<ChatQuickActionsQuery['quickActions']>[number];

/** Asks the agent: a text, files, a quick action. While an answer is written, it stops the answer. */
export function ChatComposer({
  name,
  disabled,
  onSend,
  onStop,
}: {
  name: string;
  disabled: boolean;
  /** Returns whether the question was accepted. */
  onSend: (question: Question) => Promise<boolean>;
  /** Stops the answer that is being written, if there is one. */
  onStop: (() => void) | undefined;
}) {
  const [text, setText] = useState('');
  const [used, setUsed] = useState<QuickAction | null>(null);
  const [making, setMaking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const uploads = useUploads('ATTACHMENT');
  const { data } = useQuery(ChatQuickActionsDocument);
  const settings = data?.viewer?.chatSettings.quickActions;
  const favorites = new Set(settings?.favorites.map(({ id }) => id));
  const actions = [...(data?.quickActions ?? [])].sort(
    (a, b) => Number(favorites.has(b.id)) - Number(favorites.has(a.id)),
  );

  async function send() {
    const attachmentIds = uploads.files.flatMap(({ uploadId }) => uploadId ?? []);
    const content = text.trim();
    setText('');
    const accepted = await onSend({ content, attachmentIds, quickActionId: used?.id });
    if (!accepted) return setText((now) => now || content);
    uploads.clear();
    setUsed(null);
  }

  function choose(action: QuickAction) {
    setUsed(action);
    setText((now) => (now ? `${action.prompt} ${now}` : `${action.prompt} `));
    area.current?.focus();
  }

  return (
    <>
      <WriteBox
        label={`Message to ${name}`}
        placeholder={`Ask ${name}`}
        value={text}
        onChange={setText}
        onSend={() => void send()}
        sendable={!disabled && !onStop && !uploads.busy && text.trim() !== ''}
        uploads={uploads}
        maxLength={20_000}
        area={area}
        tools={
          settings?.enabled !== false && (
            <Menu
              label="Quick actions"
              trigger={<Zap size={20} />}
              items={[
                ...actions.slice(0, 12).map((action) => ({
                  label: action.label,
                  onSelect: () => choose(action),
                })),
                {
                  label: 'New quick action',
                  icon: <Plus size={16} />,
                  onSelect: () => setMaking(true),
                },
              ]}
            />
          )
        }
        instead={
          onStop && (
            <button
              type="button"
              className={styles['stop']}
              aria-label="Stop the answer"
              title="Stop the answer"
              onClick={onStop}
            >
              <Square size={14} fill="currentcolor" />
            </button>
          )
        }
      />
      {making && <QuickActionDialog prompt={text} onClose={() => setMaking(false)} />}
    </>
  );
}
