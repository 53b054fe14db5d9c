import { useApolloClient } from '@apollo/client/react';
import {
  AcceptMessageRequestDocument,
  DeclineMessageRequestDocument,
  type ConversationHeadPartsFragment,
} from '@leela/client/documents/messages.js';
import { useNavigate } from 'react-router';
import type { CurrentViewer } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, Row } from '../../ui/index.js';
import { dropConversation, placeConversation } from './changes.js';
import styles from './composer.module.css';

/** Accepts or declines a message request, in place of the field for messages. */
export function RequestBar({
  conversation,
  viewer,
}: {
  conversation: ConversationHeadPartsFragment;
  viewer: CurrentViewer;
}) {
  const { cache } = useApolloClient();
  const navigate = useNavigate();
  const accept = useAction(AcceptMessageRequestDocument);
  const decline = useAction(DeclineMessageRequestDocument);
  const input = { conversationId: conversation.id };

  async function answer(action: typeof accept | typeof decline) {
    const result = await action.run({ input });
    if (!result.ok) return;
    if (action === accept) return placeConversation(cache, viewer.id, { ...conversation, isRequest: false });
    dropConversation(cache, viewer.id, conversation.id);
    await navigate('/messages');
  }

  return (
    <div className={styles['request']}>
      <Errors of={[...accept.errors, ...decline.errors]} />
      <p>
        {conversation.kind === 'GROUP'
          ? 'You are invited to this group.'
          : 'You do not follow this user. They are not told if you decline.'}
      </p>
      <Row>
        <Button busy={accept.busy} onClick={() => void answer(accept)}>
          Accept
        </Button>
        <Button kind="plain" busy={decline.busy} onClick={() => void answer(decline)}>
          Decline
        </Button>
      </Row>
    </div>
  );
}
