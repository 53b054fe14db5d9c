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

/** Which conversation. */
export interface ConversationInput {
  conversationId: Types.ObjectId;
}

/** What somebody decides about a conversation for themselves, by the number that it has come to. */
type Decision = (seq: number) => Record<string, unknown>;

/** Hears of nothing but mentions, or of everything again. */
export function muteConversation(ctx: Context, input: ConversationInput, muted: boolean): Promise<void> {
  return decide(ctx, input, () => ({ muted }));
}

/** Puts a conversation away until something new is written there, or takes it back. */
export function archiveConversation(
  ctx: Context,
  input: ConversationInput,
  archived: boolean,
): Promise<void> {
  return decide(ctx, input, (seq) => ({ archivedSeq: archived ? seq : null }));
}

/**
 * Deletes for oneself what there is: nothing of it is seen any more, and the conversation is out of the lists until
 * something new is written there. The others keep it.
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
