import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import {
  MessageThreadDocument,
  OnConversationDocument,
  ThreadPeopleDocument,
  type OnConversationSubscription,
} from '@leela/client/documents/messages.js';
import { useCallback, useEffect, useState } from 'react';
import { leela } from '../../app/client.js';
import { addMessage, changeParticipant, removeMessage } from './changes.js';
import { useTyping } from './useTyping.js';

/** By then the gateway listens for a new subscription, in milliseconds. */
const SETTLED_MS = 3_000;

type Event = OnConversationSubscription['conversationEvent'];

/** A conversation with its messages, kept up to date. `ended` if the viewer is not a participant any more. */
export function useThread(id: string) {
  const client = useApolloClient();
  const { cache } = client;
  const query = useQuery(MessageThreadDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, loading, fetchMore, refetch } = query;
  const conversation = data?.conversation ?? null;
  const typing = useTyping(id);
  const [ended, setEnded] = useState(false);
  const [fetching, setFetching] = useState(false);

  // Live events go on from the page that was read; graphql-ws carries the cursor from there.
  const [from, setFrom] = useState<{ id: string; cursor: string } | null>(null);
  if (conversation && !loading && from?.id !== id)
    setFrom({ id, cursor: conversation.messages.pageInfo.endCursor ?? conversation.startCursor });
  const after = from?.id === id ? from.cursor : undefined;

  const apply = (event: Event): void => {
    switch (event.__typename) {
      case 'MessageSent':
        if (!event.message) return;
        addMessage(cache, id, event.message.id);
        if (event.message.author) typing.ended(event.message.author.id);
        return;
      case 'MessageDeleted':
        return removeMessage(cache, id, event.messageId);
      case 'ConversationRead':
        return event.user
          ? changeParticipant(cache, id, event.user.id, { lastReadAt: event.readAt })
          : undefined;
      case 'PresenceChanged': {
        const { online, lastSeenAt } = event;
        return event.user ? changeParticipant(cache, id, event.user.id, { online, lastSeenAt }) : undefined;
      }
      case 'TypingChanged':
        return event.user ? typing.heard(event.user, event.typing) : undefined;
      case 'ConversationResync':
        void refetch();
    }
  };
  useSubscription(OnConversationDocument, {
    variables: { id, after },
    skip: !after,
    ignoreResults: true,
    onData: ({ data: { data: heard } }) => heard && apply(heard.conversationEvent),
    onError: () => setEnded(true),
  });

  // Reading and presence have no cursor: they are read again whenever the connection is new.
  const readPeople = useCallback(
    () =>
      void client
        .query({ query: ThreadPeopleDocument, variables: { id }, fetchPolicy: 'network-only' })
        .catch(() => undefined),
    [client, id],
  );
  useEffect(() => {
    if (!after) return;
    readPeople();
    // What happens between this and the moment at which the gateway listens is told to nobody, so it is read once more.
    const again = setTimeout(readPeople, SETTLED_MS);
    const off = leela.live.on('connected', readPeople);
    return () => {
      clearTimeout(again);
      off();
    };
  }, [after, readPeople]);

  const earlier = useCallback(async () => {
    const before = conversation?.messages.pageInfo.startCursor;
    if (fetching || !before) return;
    setFetching(true);
    await fetchMore({ variables: { before } }).catch(() => undefined);
    setFetching(false);
  }, [conversation, fetchMore, fetching]);

  return { conversation, query, ended, typing: typing.people, earlier, fetching };
}
