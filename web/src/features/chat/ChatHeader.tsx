import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ChatExportFileDocument,
  ChatQuickActionsDocument,
  DeleteChatDocument,
  UpdateChatDocument,
} from '@leela/client/documents/chat.js';
import type { ChatExportFormat } from '@leela/client/schema.js';
import { Archive, ArrowLeft, Download, Pencil, Settings, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CurrentViewer } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Badge, Confirm, IconButton, Menu, useToast } from '../../ui/index.js';
import { dropChat } from './changes.js';
import styles from './chat.module.css';
import { ChatSettingsDialog } from './ChatSettingsDialog.js';
import { RenameDialog } from './RenameDialog.js';
import { ShareDialog } from './ShareDialog.js';
import type { Chat } from './useChat.js';

type Asked = 'share' | 'settings' | 'rename' | 'delete' | null;

/** The head of a chat: its title and agent, and what can be done with the chat. */
export function ChatHeader({ chat, viewer }: { chat: Chat; viewer: CurrentViewer }) {
  const { id, title, agent, isArchived, shareUrl } = chat;
  const client = useApolloClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [asked, setAsked] = useState<Asked>(null);
  const update = useAction(UpdateChatDocument, { toasts: true });
  const remove = useAction(DeleteChatDocument, { toasts: true });
  const credits = useQuery(ChatQuickActionsDocument).data?.viewer?.credits.remaining;
  const close = () => setAsked(null);

  async function toggleArchive() {
    const result = await update.run({ input: { sessionId: id, archived: !isArchived } });
    if (!result.ok) return;
    await client.refetchQueries({ include: ['ChatsPage'] });
    toast(isArchived ? 'The chat is in the list again.' : 'The chat is archived.');
  }

  async function end() {
    const result = await remove.run({ input: { sessionId: id } });
    close();
    if (!result.ok) return;
    dropChat(client.cache, viewer.id, id);
    await navigate('/chats');
  }

  async function exportAs(format: ChatExportFormat) {
    const { data } = await client.query({
      query: ChatExportFileDocument,
      variables: { id, format },
      fetchPolicy: 'no-cache',
    });
    if (data?.chatSession) download(data.chatSession.export);
  }

  return (
    <header className={styles['head']}>
      <Link to="/chats" className={styles['back']} aria-label="Back to the chats">
        <ArrowLeft size={20} />
      </Link>
      <Avatar name={agent?.name ?? 'Agent'} src={agent?.avatar} size={36} />
      <div className={styles['headText']}>
        <h1>{title}</h1>
        <p className="muted small">
          {agent ? <Link to={`/agents/${agent.slug}`}>{agent.name}</Link> : 'Removed agent'}
          {credits !== undefined && ` · ${credits} credits left`}
        </p>
      </div>
      {shareUrl && <Badge tone="accent">Shared</Badge>}
      <IconButton label="Share" onClick={() => setAsked('share')}>
        <Share2 size={18} />
      </IconButton>
      <Menu
        label="Chat"
        items={[
          { label: 'Rename', icon: <Pencil size={16} />, onSelect: () => setAsked('rename') },
          { label: 'Settings', icon: <Settings size={16} />, onSelect: () => setAsked('settings') },
          {
            label: 'Export as Markdown',
            icon: <Download size={16} />,
            onSelect: () => void exportAs('MARKDOWN'),
          },
          { label: 'Export as JSON', icon: <Download size={16} />, onSelect: () => void exportAs('JSON') },
          {
            label: isArchived ? 'Take out of the archive' : 'Archive',
            icon: <Archive size={16} />,
            onSelect: () => void toggleArchive(),
          },
          {
            label: 'Delete',
            icon: <Trash2 size={16} />,
            tone: 'bad',
            onSelect: () => setAsked('delete'),
          },
        ]}
      />
      {asked === 'share' && <ShareDialog chat={chat} onClose={close} />}
      {asked === 'rename' && <RenameDialog chat={chat} onClose={close} />}
      {asked === 'settings' && <ChatSettingsDialog chat={chat} onClose={close} />}
      <Confirm
        open={asked === 'delete'}
        title="Delete the chat?"
        text="All its messages are deleted, and its link ends. This cannot be undone."
        action="Delete"
        busy={remove.busy}
        onConfirm={() => void end()}
        onClose={close}
      />
    </header>
  );
}

function download({
  content,
  filename,
  mimeType,
}: {
  content: string;
  filename: string;
  mimeType: string;
}): void {
  const url = URL.createObjectURL(new Blob([content], { type: mimeType }));
  const link = Object.assign(document.createElement('a'), { href: url, download: filename });
  link.click();
  URL.revokeObjectURL(url);
}
