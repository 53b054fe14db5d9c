import { useApolloClient } from '@apollo/client/react';
import { MarkConversationReadDocument, type MessagePartsFragment } from '@leela/client/documents/messages.js';
import { useEffect, useRef } from 'react';
import { act } from '../../app/useAction.js';

/** Marks the conversation as read up to the last message while the viewer looks at it. */
export function useMarkRead(
  conversationId: string,
  last: MessagePartsFragment | undefined,
  /** Whether messages before the last one may be unread, or it is of another user. */
  unread: boolean,
  looking: boolean,
): void {
  const client = useApolloClient();
  const marked = useRef<string>(undefined);
  const messageId = unread ? last?.id : undefined;
  useEffect(() => {
    if (!messageId || !looking) return;
    const mark = () => {
      if (document.visibilityState !== 'visible' || marked.current === messageId) return;
      marked.current = messageId;
      void act(client, MarkConversationReadDocument, { input: { conversationId, messageId } });
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [client, conversationId, messageId, looking]);
}
