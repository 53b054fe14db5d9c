import {
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
} from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import type { Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';

/** A notification as the tests look at it. */
export interface Told {
  id: string;
  type: string;
  message: string;
  isRead: boolean;
  actorCount: number;
  actors: { id: string; username: string }[];
  target: { __typename: string; id: string } | null;
}

export const LIST = `query ($first: Int, $after: String, $unreadOnly: Boolean) { viewer { unreadNotifications
  notifications(first: $first, after: $after, unreadOnly: $unreadOnly) { pageInfo { hasNextPage endCursor } nodes {
    id type message createdAt updatedAt isRead readAt actorCount actors { id username }
    target { __typename ... on Post { id } ... on Comment { id } ... on User { id } } } } } }`;
export const MARK = `mutation ($ids: [ID!]) { markNotificationsRead(input: { ids: $ids }) { unreadCount } }`;
export const REMOVE = `mutation ($id: ID!) { deleteNotification(input: { notificationId: $id }) { deletedId unreadCount } }`;
export const FETCH = `query ($id: ID!) { node(id: $id) { ... on Notification { id type } } }`;
export const PREFER = `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { viewer { preferences { language inApp { enabled likes posts } } } } }`;

export const objectId = (id: string) => readGlobalId(id)!.id;

/** What a person was told, once everything that is committed has had its effects. */
export async function toldTo(person: Person, unreadOnly = false): Promise<{ unread: number; told: Told[] }> {
  await allFolded();
  const { viewer } = await person.client.data(LIST, { first: 50, unreadOnly });
  return { unread: viewer.unreadNotifications, told: viewer.notifications.nodes };
}

/** The stored numbers of a person, beside what the rows say. */
export async function stored(person: Person) {
  const recipient = objectId(person.id);
  const counter = await NotificationCounterModel.findById(recipient).lean();
  return {
    unread: counter?.unread ?? 0,
    rows: await NotificationModel.countDocuments({ recipient, read: false }),
    actorRows: await NotificationActorModel.countDocuments({ recipient }),
    seq: counter?.seq ?? 0,
  };
}
