import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  RECEIVING,
  type ConversationHead,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { visibleConversation } from './visible.js';

/** The conversation. */
export interface ConversationInput {
  conversationId: Types.ObjectId;
}

/** A user's own setting of a conversation, given its current number. */
type Decision = (seq: number) => Record<string, unknown>;

/** Mutes a conversation except for mentions, or unmutes it. */
export function muteConversation(ctx: Context, input: ConversationInput, muted: boolean): Promise<void> {
  return decide(ctx, input, () => ({ muted }));
}

/** Archives a conversation until its next message, or unarchives it. */
export function archiveConversation(
  ctx: Context,
  input: ConversationInput,
  archived: boolean,
): Promise<void> {
  return decide(ctx, input, (seq) => ({ archivedSeq: archived ? seq : null }));
}

/**
 * Clears the viewer's history: earlier messages are hidden, and the conversation is not listed until its next
 * message. Other participants are not affected.
 */
export function clearConversation(ctx: Context, input: ConversationInput): Promise<void> {
  return decide(ctx, input, (seq) => ({ clearedSeq: seq, hiddenSeq: seq }));
}

async function decide(
  ctx: Context,
  { conversationId }: ConversationInput,
  decision: Decision,
): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: which } = await visibleConversation(actor, conversationId);
  const conversation = which._id;
  await transact(ctx, async (tx) => {
    const head = await ConversationHeadModel.findById(conversation, { seq: 1 })
      .session(tx.session)
      .lean<ConversationHead>();
    const { matchedCount, modifiedCount } = await ConversationMemberModel.collection.updateOne(
      { conversation, user, state: { $in: [...RECEIVING] } },
      { $set: decision(head?.seq ?? 0) },
      { session: tx.session },
    );
    if (matchedCount === 0) throw refuse.notFound('The conversation', 'conversationId');
    if (modifiedCount === 1) tx.emit('conversation.shelved', { conversation, user }, user);
  });
}
