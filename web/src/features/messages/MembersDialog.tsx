import {
  AddParticipantsDocument,
  ChangeParticipantRoleDocument,
  RemoveParticipantDocument,
  UpdateConversationDocument,
  type ConversationHeadPartsFragment,
} from '@leela/client/documents/messages.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CurrentViewer } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Dialog, Errors, formatEnum, Menu, Row, TextField } from '../../ui/index.js';
import { Face } from './ConversationList.js';
import styles from './inbox.module.css';
import type { Participant } from './names.js';
import { PeoplePicker } from '../people/PeoplePicker.js';

/** The members of a group; its admins change title and members, its owner also roles. */
export function MembersDialog({
  conversation,
  viewer,
  onClose,
}: {
  conversation: ConversationHeadPartsFragment;
  viewer: CurrentViewer;
  onClose: () => void;
}) {
  const { id: conversationId, viewerRole, participants } = conversation;
  const rename = useAction(UpdateConversationDocument);
  const add = useAction(AddParticipantsDocument);
  const remove = useAction(RemoveParticipantDocument);
  const change = useAction(ChangeParticipantRoleDocument);
  const [title, setTitle] = useState(conversation.title ?? '');
  const [chosen, setChosen] = useState<readonly PersonPartsFragment[]>([]);
  const owner = viewerRole === 'OWNER';
  const admin = owner || viewerRole === 'ADMIN';
  const errors = [rename, add, remove, change].flatMap((action) => action.errors);

  const actionsOf = ({ user, role }: Participant) => {
    if (user.id === viewer.user.id || !admin) return [];
    const of = { conversationId, userId: user.id };
    return [
      owner &&
        role === 'MEMBER' && {
          label: 'Make admin',
          onSelect: () => void change.run({ input: { ...of, role: 'ADMIN' } }),
        },
      owner &&
        role === 'ADMIN' && {
          label: 'Make member',
          onSelect: () => void change.run({ input: { ...of, role: 'MEMBER' } }),
        },
      owner && {
        label: 'Transfer the ownership',
        onSelect: () => void change.run({ input: { ...of, role: 'OWNER' } }),
      },
      (owner || role === 'MEMBER') && {
        label: 'Remove',
        tone: 'bad' as const,
        onSelect: () => void remove.run({ input: of }),
      },
    ];
  };

  return (
    <Dialog open onClose={onClose} title="Members">
      <Errors of={errors} />
      {admin && (
        <form
          className={styles['inline']}
          onSubmit={(event) => {
            event.preventDefault();
            void rename.run({ input: { conversationId, title } });
          }}
        >
          <TextField
            label="Title"
            value={title}
            maxLength={100}
            required
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" kind="plain" busy={rename.busy} disabled={title === conversation.title}>
            Rename
          </Button>
        </form>
      )}
      <ul>
        {participants.map((one) => (
          <li key={one.user.id} className={styles['member']}>
            <Face name={one.user.fullName} src={one.user.avatar} online={one.online} size={36} />
            <Link to={`/@${one.user.username}`} className="grow">
              {one.user.fullName} <span className="muted">@{one.user.username}</span>
            </Link>
            {!one.hasJoined && <Badge>Invited</Badge>}
            {one.role !== 'MEMBER' && <Badge tone="accent">{formatEnum(one.role)}</Badge>}
            <Menu label={`Actions for ${one.user.fullName}`} items={actionsOf(one)} />
          </li>
        ))}
      </ul>
      {admin && (
        <>
          <PeoplePicker
            chosen={chosen}
            onChange={setChosen}
            without={participants.map(({ user }) => user.id)}
          />
          {chosen.length > 0 && (
            <Row style={{ justifyContent: 'flex-end' }}>
              <Button
                busy={add.busy}
                onClick={() =>
                  void add
                    .run({ input: { conversationId, userIds: chosen.map(({ id }) => id) } })
                    .then((result) => result.ok && setChosen([]))
                }
              >
                Add to the group
              </Button>
            </Row>
          )}
        </>
      )}
    </Dialog>
  );
}
