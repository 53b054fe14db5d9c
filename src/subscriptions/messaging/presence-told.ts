import { Types } from 'mongoose';
import type { OnPresenceChange } from '../../events/presence.js';
import type { TopicBus } from '../../events/topics.js';
import { InboxEntryModel, Shelf } from '../../models/messaging/index.js';

/** As many conversations of a person are told, those first in which something was written last. */
const MOST_TOLD = 50;

/** Tells the conversations of those who come online or go; whoever looks on there hears of it. */
export function tellConversations(topics: TopicBus): OnPresenceChange {
  return async (changes) => {
    for (const { person, online, at } of changes) {
      const rows = await InboxEntryModel.collection
        .find<{ conversation: Types.ObjectId }>(
          { user: Types.ObjectId.createFromHexString(person), shelf: Shelf.INBOX },
          { sort: { lastActivity: -1, _id: -1 }, limit: MOST_TOLD, projection: { conversation: 1 } },
        )
        .toArray();
      const signal = { online, user: person, at: at.getTime() };
      for (const { conversation } of rows)
        await topics.publish('conversation', conversation.toHexString(), signal);
    }
  };
}
