import type { ApolloCache } from '@apollo/client';
import type { NotificationsReadMutation } from '@leela/client/documents/notifications.js';
import { changeNodes } from '../../app/lists.js';

/** Marks notifications as read in the cache, as the gateway has answered. Without ids, all of them. */
export function markRead(
  cache: ApolloCache,
  viewerId: string,
  data: NotificationsReadMutation | null | undefined,
  ids?: readonly string[],
): void {
  const unread = data?.markNotificationsRead?.unreadCount;
  if (unread == null) return;
  const viewer = { __typename: 'Viewer', id: viewerId };
  cache.modify({ id: cache.identify(viewer), fields: { unreadNotifications: () => unread } });
  changeNodes(cache, viewer, 'notifications', (nodes, { readField, storeFieldName }) => {
    const read = nodes.filter((node) => !ids || ids.includes(String(readField('id', node))));
    for (const node of read) cache.modify({ id: node.__ref, fields: { isRead: () => true } });
    return storeFieldName.includes('"unreadOnly":true')
      ? nodes.filter((node) => !read.includes(node))
      : nodes;
  });
}
