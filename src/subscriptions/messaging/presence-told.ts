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

/** As many conversations of a person are told, those first in which something was written last. */
const MOST_TOLD = 50;

/**
 * And of whoever comes so many that they came into last: the inbox, which a lane fills, may not have them yet. Whoever goes
 * has been away for seconds already, by when it has.
 */
const NEW_TOLD = 10;

/** Tells the conversations of those who come online or go; whoever looks on there hears of it. */
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
