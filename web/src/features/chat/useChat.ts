import { useApolloClient, useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  ChatHeadDocument,
  ChatPageDocument,
  ChooseBranchDocument,
  EditChatMessageDocument,
  RegenerateAnswerDocument,
  SendToAgentDocument,
  StopAnswerDocument,
  type ChatMessagePartsFragment,
  type ChatPageQuery,
} from '@leela/client/documents/chat.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { useToast } from '../../ui/index.js';
import { showMessages } from './changes.js';

export type Chat = NonNullable<ChatPageQuery['chatSession']>;
export type ChatMessage = ChatMessagePartsFragment;

/** A question on its way, shown until the chat has it. */
export interface Question {
  content: string;
  attachmentIds: string[];
  quickActionId?: string;
}

/** A chat with its messages, and what can be done with it. */
export function useChat(id: string) {
  const client = useApolloClient();
  const { cache } = client;
  const toast = useToast();
  const query = useQuery(ChatPageDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, fetchMore, refetch } = query;
  const chat = data?.chatSession ?? null;
  const send = useAction(SendToAgentDocument);
  const edit = useAction(EditChatMessageDocument);
  const regenerate = useAction(RegenerateAnswerDocument);
  const stop = useAction(StopAnswerDocument, { toasts: true });
  const choose = useAction(ChooseBranchDocument);
  const [pending, setPending] = useState<Question | null>(null);
  const [fetching, setFetching] = useState(false);

  return {
    chat,
    query,
    pending,
    errors: [...send.errors, ...edit.errors, ...regenerate.errors, ...choose.errors],
    busy: send.busy || edit.busy || regenerate.busy || choose.busy,
    fetching,
    async earlier() {
      const before = chat?.messages.pageInfo.startCursor;
      if (fetching || !before) return;
      setFetching(true);
      await fetchMore({ variables: { before } }).catch(() => undefined);
      setFetching(false);
    },
    /** Returns whether the question was accepted. */
    async send(question: Question): Promise<boolean> {
      setPending(question);
      const input = { ...question, sessionId: id, clientId: newClientId() };
      const result = await send.run({ input });
      setPending(null);
      if (!result.ok) return false;
      const { userMessage, answer } = result.data.sendToAgent!;
      showMessages(cache, id, [userMessage!, answer!]);
      return true;
    },
    async edit(messageId: string, content: string): Promise<boolean> {
      const result = await edit.run({ input: { messageId, content, clientId: newClientId() } });
      if (!result.ok) return false;
      const { userMessage, answer } = result.data.editChatMessage!;
      showMessages(cache, id, [userMessage!, answer!], messageId);
      return true;
    },
    async regenerate(messageId: string) {
      const result = await regenerate.run({ input: { messageId, clientId: newClientId() } });
      if (result.ok) showMessages(cache, id, [result.data.regenerateAnswer!.answer!], messageId);
    },
    async stop(messageId: string) {
      await stop.run({ input: { messageId } });
    },
    async choose(messageId: string) {
      const result = await choose.run({ input: { messageId } });
      if (result.ok) await refetch();
    },
    /** Shows an answer in which the agent goes on after a tool. */
    goOn: (answer: { id: string }) => showMessages(cache, id, [answer]),
    /** Reads counters and credits again. */
    ended: () =>
      void client
        .query({ query: ChatHeadDocument, variables: { id }, fetchPolicy: 'network-only' })
        .catch(() => undefined),
    /** A new answer that failed is listed and not read: the branch may be another one. */
    failed(message: string) {
      toast(message, 'bad');
      void refetch();
    },
  };
}
