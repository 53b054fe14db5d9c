import { ConversationEventType, MessageModel, type Message } from '../../models/messaging/index.js';
import type { Moderated } from '../../rules/target.js';
import { noteIn } from './conversation-log.js';

/** How moderators hide messages: as deleted for everyone, with all dependent data kept for an appeal. */
export const moderatedMessage: Moderated = {
  async take(tx, id, { _id, moderator }) {
    const row = (await MessageModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      { $set: { deletedAt: tx.at, removedBy: _id, updatedAt: tx.at } },
      { session: tx.session },
    )) as Message | null;
    if (!row) return false;
    const { conversation, author, seq: place } = row;
    // The event names the author, not the moderator, who stays anonymous.
    const what = { user: author, message: id };
    const { seq } = await noteIn(tx, conversation, ConversationEventType.MESSAGE_DELETED, what);
    tx.emit('message.deleted', { conversation, message: id, author, by: author, place, seq }, moderator);
    return true;
  },
  async give(tx, id, { _id }) {
    const row = (await MessageModel.collection.findOneAndUpdate(
      { _id: id, removedBy: _id },
      { $set: { deletedAt: null, updatedAt: tx.at }, $unset: { removedBy: '' } },
      { session: tx.session },
    )) as Message | null;
    if (!row) return false;
    const { conversation, author } = row;
    const what = { user: author, message: id };
    const { seq } = await noteIn(tx, conversation, ConversationEventType.MESSAGE_EDITED, what);
    tx.emit('message.restored', { conversation, message: id, author, seq });
    return true;
  },
};
