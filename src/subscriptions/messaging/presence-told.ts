import { Types } from 'mongoose';
import type { OnPresenceChange } from '../../events/presence.js';
import type { TopicBus } from '../../events/topics.js';
import { distinct } from '../../lib/distinct.js';
import {
  ConversationMemberModel,
  InboxEntryModel,
  MemberState,
  Shelf,
} from '../../models/messaging/index.js';

type ObjectId = Types.ObjectId;

/** The most conversations of a user that are notified, latest activity first. */
const MOST_TOLD = 50;

/**
 * For a user who came online, also this number of recently joined conversations: the inbox, which a lane fills, may
 * not contain them yet. A user who went offline has been away for seconds, so the inbox is complete.
 */
const NEW_TOLD = 10;

/** Notifies the conversations of users who come online or go offline; their subscribers see it. */
export function tellConversations(topics: TopicBus): OnPresenceChange {
  return async (changes) => {
    for (const { person, online, at } of changes) {
      const signal = { online, user: person, at: at.getTime() };
      const user = Types.ObjectId.createFromHexString(person);
      const [active, latest] = await Promise.all([activeOf(user), online ? latestOf(user) : []]);
      for (const id of distinct([...active, ...latest]))
        await topics.publish('conversation', id.toHexString(), signal);
    }
  };
}

async function activeOf(user: ObjectId): Promise<ObjectId[]> {
  const rows = await InboxEntryModel.collection
    .find<{ conversation: ObjectId }>(
      { user, shelf: Shelf.INBOX },
      { sort: { lastActivity: -1, _id: -1 }, limit: MOST_TOLD, projection: { conversation: 1 } },
    )
    .toArray();
  return rows.map(({ conversation }) => conversation);
}

async function latestOf(user: ObjectId): Promise<ObjectId[]> {
  const rows = await ConversationMemberModel.collection
    .find<{ conversation: ObjectId }>(
      { user, state: MemberState.ACTIVE },
      { sort: { _id: -1 }, limit: NEW_TOLD, projection: { conversation: 1 } },
    )
    .toArray();
  return rows.map(({ conversation }) => conversation);
}
