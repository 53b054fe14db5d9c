import { useApolloClient } from '@apollo/client/react';
import { SetTypingDocument } from '@leela/client/documents/messages.js';
import { useEffect, useMemo } from 'react';
import { act } from '../../app/useAction.js';

/** While the viewer types, this is repeated after so long, in milliseconds. */
const AGAIN_MS = 3_000;

/** Tells the other participants that the viewer types, and that they have stopped. */
export function useTellTyping(conversationId: string) {
  const client = useApolloClient();
  const typing = useMemo(() => {
    let told = 0;
    const tell = (now: boolean) =>
      void act(client, SetTypingDocument, { input: { conversationId, typing: now } });
    return {
      started() {
        if (Date.now() - told < AGAIN_MS) return;
        told = Date.now();
        tell(true);
      },
      stopped() {
        if (told === 0) return;
        told = 0;
        tell(false);
      },
    };
  }, [client, conversationId]);
  useEffect(() => () => typing.stopped(), [typing]);
  return typing;
}
