import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventType,
  ConversationKind,
  ConversationRole,
  MessageDeletionModel,
  MessageModel,
  MessageVersionModel,
  type Message,
} from '../../models/messaging/index.js';
import { LikeModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { detachUploads } from '../system/index.js';
import { inConversation } from './in-conversation.js';
import { memberNow, visibleMessage } from './visible.js';

/** The input of `deleteMessage`. */
export interface DeleteMessageInput {
  messageId: Types.ObjectId;
  /** Whether it is deleted for all participants, not only for the viewer. */
  forEveryone: boolean;
}

/** Deletes a message: for the viewer, or for all participants, as its author or an admin of the group. */
export async function deleteMessage(ctx: Context, input: DeleteMessageInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { message, conversation, member } = await visibleMessage(actor, input.messageId);
  if (!input.forEveryone) return transact(ctx, (tx) => hideIn(tx, user, message));
  const own = message.author.equals(user);
  const mayAsAdmin = conversation.kind === ConversationKind.GROUP && member.role !== ConversationRole.MEMBER;
  if (!own && !mayAsAdmin)
    throw refuse.forbidden(
      'Only the author or an admin of the group may delete a message for all.',
      'messageId',
    );
  await inConversation(ctx, conversation._id, async (tx, happen) => {
    const { _id } = message;
    const seq = await happen(ConversationEventType.MESSAGE_DELETED, { user, message: _id });
    const now = await memberNow(tx, conversation._id, user);
    if (!own && now.role === ConversationRole.MEMBER)
      throw refuse.forbidden('Only admins of the group may do this.', 'messageId');
    await removeIn(tx, message);
    const facts = { conversation: conversation._id, message: _id, author: message.author, seq };
    tx.emit('message.deleted', { ...facts, by: user, place: message.seq }, user);
  });
}

async function hideIn(tx: Tx, user: Types.ObjectId, message: Message): Promise<void> {
  const { _id, conversation, seq: place } = message;
  const row = { conversation, place, createdAt: tx.at };
  if (await insertOnce(MessageDeletionModel, { user, message: _id }, row, tx))
    tx.emit('message.hidden', { conversation, message: _id, user }, user);
}

/** The row stays hidden; its dependent data is removed. */
async function removeIn(tx: Tx, { _id, attachments }: Message): Promise<void> {
  const { session } = tx;
  const removed = await MessageModel.collection.updateOne(
    { _id, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at } },
    { session },
  );
  if (removed.modifiedCount === 0) throw refuse.notFound('The message', 'messageId');
  await LikeModel.collection.deleteMany({ target: _id }, { session });
  await MessageVersionModel.collection.deleteMany({ message: _id }, { session });
  if (attachments.some(({ upload }) => upload)) await detachUploads(tx, _id);
}
