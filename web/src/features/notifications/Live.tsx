import type { ApolloCache, ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import {
  NotificationCursorDocument,
  NotificationsLiveDocument,
  type NotificationsLiveSubscription,
} from '@leela/client/documents/notifications.js';
import { useEffect } from 'react';
import { changeNodes } from '../../app/lists.js';
import { useSession } from '../../app/session.js';

/** Keeps the unread count and the list of notifications current, on every page. */
export default function Live() {
  const { viewer } = useSession();
  const apollo = useApolloClient();
  const { data: read } = useQuery(NotificationCursorDocument, { skip: !viewer, fetchPolicy: 'no-cache' });
  const after = read?.viewer?.notificationCursor;

  // What was read before the cursor may miss a change in between.
  useEffect(() => void (after && readAgain(apollo)), [apollo, after]);

  useSubscription(NotificationsLiveDocument, {
    variables: { after },
    skip: !viewer || !after,
    onData: ({ client, data: { data } }) => {
      const event = data?.notificationReceived;
      if (!event || !viewer) return;
      apply(client.cache, viewer.id, event);
      // Too much was missed for events, or a request is in no event: the page is read again where it is shown.
      if (event.kind !== 'RESYNC' && event.notification?.type !== 'FOLLOW_REQUEST') return;
      void readAgain(client);
    },
  });
  return null;
}

/** Reads the unread count, and the list where it is shown. */
const readAgain = (client: ApolloClient): Promise<unknown> =>
  client
    .refetchQueries({
      include: 'active',
      onQueryUpdated: ({ queryName }) => queryName === 'NotificationsPage' || queryName === 'CurrentViewer',
    })
    .catch(() => undefined);

type Event = NotificationsLiveSubscription['notificationReceived'];

function apply(cache: ApolloCache, viewerId: string, { unreadCount, notification }: Event): void {
  const viewer = { __typename: 'Viewer', id: viewerId };
  cache.modify({ id: cache.identify(viewer), fields: { unreadNotifications: () => unreadCount } });
  if (!notification) return;
  changeNodes(cache, viewer, 'notifications', (nodes, { toReference, readField }) => {
    const first = toReference({ __typename: 'Notification', id: notification.id })!;
    // A group with a new actor moves to the front.
    return [first, ...nodes.filter((node) => readField('id', node) !== notification.id)];
  });
}
