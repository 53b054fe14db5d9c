import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  MemberState,
  type ConversationHead,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { visibleConversation, visibleMessage } from './visible.js';

/** The input of `markConversationRead`. */
export interface MarkConversationReadInput {
  conversationId: Types.ObjectId;
  /** The last read message. Defaults to all. */
  messageId?: Types.ObjectId | null;
}

/** Records how far the viewer has read. It never decreases, so requests out of order do no harm. */
export async function markConversationRead(ctx: Context, input: MarkConversationReadInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: read, member } = await visibleConversation(actor, input.conversationId);
  if (member.state !== MemberState.ACTIVE)
    throw refuse.forbidden('Accept the request first.', 'conversationId');
  const conversation = read._id;
  const upTo = await placeOf(ctx, input);
  if (upTo <= member.lastReadSeq) return;
  const at = await transact(ctx, async (tx) => {
    const { modifiedCount } = await ConversationMemberModel.collection.updateOne(
      { conversation, user, state: MemberState.ACTIVE, lastReadSeq: { $lt: upTo } },
      { $set: { lastReadSeq: upTo, lastReadAt: tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (modifiedCount === 0) return null;
    tx.emit('conversation.read', { conversation, user, upTo }, user);
    return tx.at;
  });
  const preferences = at && (await ctx.loaders.preferencesOfUser.load(user));
  // Sent to current subscribers; all others read the positions from the database.
  if (at && preferences?.messages?.readReceipts !== false) {
    const signal = { read: upTo, user: user.toHexString(), at: at.getTime() };
    void ctx.topics.publish('conversation', conversation.toHexString(), signal).catch(() => undefined);
  }
}

async function placeOf(
  ctx: Context,
  { conversationId, messageId }: MarkConversationReadInput,
): Promise<number> {
  if (messageId) {
    const { message } = await visibleMessage(ctx, messageId);
    if (!message.conversation.equals(conversationId))
      throw refuse.badInput('This message belongs to another conversation.', 'messageId');
    return message.seq;
  }
  const head = await ConversationHeadModel.findById(conversationId, { seq: 1 }).lean<ConversationHead>();
  return head?.seq ?? 0;
}
