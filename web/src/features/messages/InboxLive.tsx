import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { InboxCursorDocument, OnInboxDocument } from '@leela/client/documents/inbox.js';
import { useEffect } from 'react';
import { useSession } from '../../app/session.js';
import { dropConversation, placeConversation, setUnread } from './changes.js';

/** Keeps the inbox and the count of unread conversations up to date on every page. */
export default function InboxLive() {
  const client = useApolloClient();
  const viewer = useSession().viewer?.id;
  const { data: read } = useQuery(InboxCursorDocument, { skip: !viewer, fetchPolicy: 'no-cache' });
  const after = read?.viewer?.inboxCursor;

  // What was read before the cursor may miss a change in between.
  useEffect(() => {
    if (!read?.viewer) return;
    setUnread(client.cache, read.viewer.id, read.viewer.unreadConversations);
    refetch(client, ['InboxPage', 'MessageRequestsPage']);
  }, [client, read]);

  useSubscription(OnInboxDocument, {
    variables: { after },
    skip: !viewer || !after,
    ignoreResults: true,
    onData({ data: { data } }) {
      const event = data?.inboxChanged;
      if (!event || !viewer) return;
      const { conversation, conversationId, resync, unreadConversations } = event;
      setUnread(client.cache, viewer, unreadConversations);
      // A conversation without messages may be new, or cleared: only the list knows whether it is in it.
      if (resync || (conversation && !conversation.lastMessage && !conversation.isRequest))
        refetch(client, ['InboxPage']);
      else if (conversation) placeConversation(client.cache, viewer, conversation);
      else if (conversationId) dropConversation(client.cache, viewer, conversationId);
    },
  });
  return null;
}

/** Reads the lists that are on the page again. */
function refetch(client: ApolloClient, names: readonly string[]): void {
  for (const query of client.getObservableQueries())
    if (names.includes(query.queryName ?? '')) void query.refetch().catch(() => undefined);
}
