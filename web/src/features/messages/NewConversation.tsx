import { newClientId } from '@leela/client';
import { StartConversationDocument } from '@leela/client/documents/messages.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useApolloClient } from '@apollo/client/react';
import type { CurrentViewer } from '../../app/session.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, Row, TextField } from '../../ui/index.js';
import { placeConversation } from './changes.js';
import { PeoplePicker } from '../people/PeoplePicker.js';

/** Starts a conversation: with one user directly, with more as a group with a title. */
export function NewConversation({
  open,
  onClose,
  viewer,
}: {
  open: boolean;
  onClose: () => void;
  viewer: CurrentViewer;
}) {
  const { cache } = useApolloClient();
  const navigate = useNavigate();
  const start = useAction(StartConversationDocument);
  const [chosen, setChosen] = useState<readonly PersonPartsFragment[]>([]);
  const [title, setTitle] = useState('');
  const group = chosen.length > 1;

  function close() {
    setChosen([]);
    setTitle('');
    start.clear();
    onClose();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const participantIds = chosen.map(({ id }) => id);
    const result = await start.run({
      input: group
        ? { kind: 'GROUP', participantIds, title, clientId: newClientId() }
        : { kind: 'DIRECT', participantIds },
    });
    const conversation = result.ok && result.data.startConversation?.conversation;
    if (!conversation) return;
    placeConversation(cache, viewer.id, conversation);
    close();
    await navigate(`/messages/${conversation.id}`);
  }

  const of = start.errors.filter(({ field }) => !field?.endsWith('title'));
  return (
    <Dialog open={open} onClose={close} title="New conversation" text="Choose one user, or more for a group.">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={of} />
        <PeoplePicker chosen={chosen} onChange={setChosen} without={[viewer.user.id]} />
        {group && (
          <TextField
            label="Title of the group"
            value={title}
            maxLength={100}
            required
            error={errorOf(start.errors, 'title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button kind="plain" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" busy={start.busy} disabled={chosen.length === 0}>
            {group ? 'Create the group' : 'Start'}
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
