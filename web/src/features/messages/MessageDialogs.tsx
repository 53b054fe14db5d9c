import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  DeleteMessageDocument,
  MessageReadersDocument,
  type MessagePartsFragment,
} from '@leela/client/documents/messages.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Button, Dialog, Errors, formatDateTime, Row, Skeleton } from '../../ui/index.js';
import { removeMessage } from './changes.js';
import styles from './inbox.module.css';

type Message = MessagePartsFragment;

/** Asks whether a message is deleted for the viewer or for all participants. */
export function DeleteDialog({
  message,
  conversationId,
  forEveryone,
  onClose,
}: {
  message: Message;
  conversationId: string;
  /** Whether the viewer may delete it for everyone. */
  forEveryone: boolean;
  onClose: () => void;
}) {
  const { cache } = useApolloClient();
  const remove = useAction(DeleteMessageDocument);
  async function run(everyone: boolean) {
    const result = await remove.run({ input: { messageId: message.id, forEveryone: everyone } });
    if (!result.ok) return;
    removeMessage(cache, conversationId, message.id);
    onClose();
  }
  return (
    <Dialog open onClose={onClose} title="Delete the message?" text="This cannot be undone.">
      <Errors of={remove.errors} />
      <Row wrap style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
        <Button kind="danger" busy={remove.busy} onClick={() => void run(false)}>
          Delete for me
        </Button>
        {forEveryone && (
          <Button kind="danger" busy={remove.busy} onClick={() => void run(true)}>
            Delete for everyone
          </Button>
        )}
      </Row>
    </Dialog>
  );
}

/** Shows who has read a message, and its former texts. */
export function DetailsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { data } = useQuery(MessageReadersDocument, {
    variables: { id: message.id },
    fetchPolicy: 'network-only',
  });
  const found = data?.node && 'readBy' in data.node ? data.node : null;
  return (
    <Dialog open onClose={onClose} title="Details" text={`Sent ${formatDateTime(message.createdAt)}`}>
      <h3>Read by</h3>
      {!found && <Skeleton height={36} />}
      {found?.readBy.length === 0 && <p className="muted">Nobody who shows read receipts.</p>}
      <ul>
        {found?.readBy.map((person) => (
          <li key={person.id} className={styles['member']}>
            <Avatar name={person.fullName} src={person.avatar} size={32} />
            {person.fullName}
          </li>
        ))}
      </ul>
      {found && found.versions.length > 0 && (
        <>
          <h3>Former texts</h3>
          <ul>
            {found.versions.map(({ body, replacedAt }) => (
              <li key={replacedAt} className={styles['hit']}>
                <p className="muted small">Until {formatDateTime(replacedAt)}</p>
                <p>{body}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
