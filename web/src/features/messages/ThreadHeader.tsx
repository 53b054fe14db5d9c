import { useApolloClient } from '@apollo/client/react';
import {
  ArchiveConversationDocument,
  ClearConversationDocument,
  LeaveConversationDocument,
  MuteConversationDocument,
  UnarchiveConversationDocument,
  UnmuteConversationDocument,
  type ConversationHeadPartsFragment,
} from '@leela/client/documents/messages.js';
import { Archive, ArrowLeft, Bell, BellOff, Eraser, LogOut, Search, Users } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CurrentViewer } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Confirm, IconButton, Menu, Time, useToast } from '../../ui/index.js';
import { dropConversation, placeConversation } from './changes.js';
import { Face } from './ConversationList.js';
import { MembersDialog } from './MembersDialog.js';
import styles from './thread.module.css';
import { nameOf, othersOf, pictureOf } from './names.js';
import { SearchDialog } from './SearchDialog.js';

type Asked = 'members' | 'search' | 'clear' | 'leave' | null;

/** The head of a thread: the other participants, and the actions of the conversation. */
export function ThreadHeader({
  conversation,
  viewer,
}: {
  conversation: ConversationHeadPartsFragment;
  viewer: CurrentViewer;
}) {
  const { id, kind, isMuted, isArchived } = conversation;
  const { cache } = useApolloClient();
  const me = viewer.user.id;
  const navigate = useNavigate();
  const toast = useToast();
  const [asked, setAsked] = useState<Asked>(null);
  const mute = useAction(MuteConversationDocument, { toasts: true });
  const unmute = useAction(UnmuteConversationDocument, { toasts: true });
  const archive = useAction(ArchiveConversationDocument, { toasts: true });
  const unarchive = useAction(UnarchiveConversationDocument, { toasts: true });
  const clear = useAction(ClearConversationDocument, { toasts: true });
  const leave = useAction(LeaveConversationDocument, { toasts: true });
  const input = { conversationId: id };
  const group = kind === 'GROUP';
  const { peer } = conversation;
  const name = nameOf(conversation);

  async function toggleArchive() {
    const result = await (isArchived ? unarchive : archive).run({ input });
    if (!result.ok) return;
    placeConversation(cache, viewer.id, { id, isArchived: !isArchived, isRequest: false });
    toast(isArchived ? 'Moved to the inbox.' : 'Archived until the next message.');
  }

  async function end(action: typeof clear | typeof leave) {
    const result = await action.run({ input });
    setAsked(null);
    if (!result.ok) return;
    dropConversation(cache, viewer.id, id);
    await navigate('/messages');
  }

  return (
    <header className={styles['head']}>
      <Link to="/messages" className={styles['back']} aria-label="Back to the conversations">
        <ArrowLeft size={20} />
      </Link>
      <Face name={name} src={pictureOf(conversation)} online={peer?.online} size={38} />
      <div className={styles['headText']}>
        <h1>{peer ? <Link to={`/@${peer.user.username}`}>{name}</Link> : name}</h1>
        <p className="muted small">
          {group ? (
            `${othersOf(conversation, me).length + 1} members`
          ) : peer?.online ? (
            'Online'
          ) : peer?.lastSeenAt ? (
            <>
              Last seen <Time at={peer.lastSeenAt} />
            </>
          ) : (
            peer && `@${peer.user.username}`
          )}
        </p>
      </div>
      <IconButton label="Search in the conversation" onClick={() => setAsked('search')}>
        <Search size={19} />
      </IconButton>
      <Menu
        label="Conversation"
        items={[
          group && { label: 'Members', icon: <Users size={16} />, onSelect: () => setAsked('members') },
          {
            label: isMuted ? 'Unmute' : 'Mute',
            icon: isMuted ? <Bell size={16} /> : <BellOff size={16} />,
            onSelect: () => void (isMuted ? unmute : mute).run({ input }),
          },
          {
            label: isArchived ? 'Move to the inbox' : 'Archive',
            icon: <Archive size={16} />,
            onSelect: () => void toggleArchive(),
          },
          {
            label: 'Clear',
            icon: <Eraser size={16} />,
            tone: 'bad',
            onSelect: () => setAsked('clear'),
          },
          group && {
            label: 'Leave',
            icon: <LogOut size={16} />,
            tone: 'bad',
            onSelect: () => setAsked('leave'),
          },
        ]}
      />
      {asked === 'members' && (
        <MembersDialog conversation={conversation} viewer={viewer} onClose={() => setAsked(null)} />
      )}
      {asked === 'search' && <SearchDialog conversationId={id} onClose={() => setAsked(null)} />}
      <Confirm
        open={asked === 'clear'}
        title="Clear the conversation?"
        text="All messages so far are deleted for you. Other participants keep them."
        action="Clear"
        busy={clear.busy}
        onConfirm={() => void end(clear)}
        onClose={() => setAsked(null)}
      />
      <Confirm
        open={asked === 'leave'}
        title="Leave the group?"
        text="You no longer see its messages. Only an admin of the group can add you again."
        action="Leave"
        busy={leave.busy}
        onConfirm={() => void end(leave)}
        onClose={() => setAsked(null)}
      />
    </header>
  );
}
