import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventType,
  ConversationKind,
  ConversationMemberModel,
  ConversationRole,
  MemberState,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { happenIn } from './conversation-log.js';
import { inConversation } from './in-conversation.js';
import type { ConversationInput } from './shelve.js';
import { memberNow, visibleConversation } from './visible.js';

/** Leaves a group. The ownership passes on. */
export async function leaveConversation(ctx: Context, { conversationId }: ConversationInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: which } = await visibleConversation(actor, conversationId);
  if (which.kind !== ConversationKind.GROUP)
    throw refuse.badInput(
      'A direct conversation cannot be left; clearConversation hides it.',
      'conversationId',
    );
  const conversation = which._id;
  await inConversation(ctx, conversation, async (tx, happen) => {
    const seq = await happen(ConversationEventType.PARTICIPANTS_CHANGED, { user, members: -1 });
    const { role } = await memberNow(tx, conversation, user);
    await setMember(tx, conversation, user, { state: MemberState.LEFT, role: ConversationRole.MEMBER });
    const heir = role === ConversationRole.OWNER ? await passOn(tx, conversation, user) : null;
    const users = heir ? [user, heir] : [user];
    tx.emit('conversation.members-changed', { conversation, by: user, users, invited: [], seq }, user);
  });
}

/**
 * Removes a user from a conversation completely, in a transaction: the membership is deleted, the ownership passes
 * on, and the others see that a participant left.
 */
export async function takeOut(
  tx: Tx,
  { conversation, user, role, state }: Pick<ConversationMember, 'conversation' | 'user' | 'role' | 'state'>,
  anonymous: Types.ObjectId,
): Promise<void> {
  const counts = state !== MemberState.LEFT && state !== MemberState.REMOVED;
  if (counts) {
    const what = { user: anonymous, members: -1 };
    const seq = await happenIn(tx, conversation, ConversationEventType.PARTICIPANTS_CHANGED, what);
    const heir = role === ConversationRole.OWNER ? await passOn(tx, conversation, user) : null;
    const users = heir ? [heir] : [];
    tx.emit('conversation.members-changed', { conversation, by: anonymous, users, invited: [], seq });
  }
  await ConversationMemberModel.collection.deleteOne({ conversation, user }, { session: tx.session });
}

/** Transfers the ownership to the longest-standing admin, or else member. Returns that user. */
async function passOn(
  tx: Tx,
  conversation: Types.ObjectId,
  from: Types.ObjectId,
): Promise<Types.ObjectId | null> {
  for (const role of [ConversationRole.ADMIN, ConversationRole.MEMBER]) {
    const heir = await ConversationMemberModel.collection.findOneAndUpdate(
      { conversation, state: MemberState.ACTIVE, role, user: { $ne: from } },
      { $set: { role: ConversationRole.OWNER, updatedAt: tx.at } },
      { session: tx.session, sort: { joinedAt: 1, _id: 1 }, projection: { user: 1 } },
    );
    if (heir) return heir['user'] as Types.ObjectId;
  }
  return null;
}

/** Changes a membership in a transaction that has taken a number. */
export async function setMember(
  tx: Tx,
  conversation: Types.ObjectId,
  user: Types.ObjectId,
  change: Partial<Pick<ConversationMember, 'state' | 'role'>>,
): Promise<void> {
  await ConversationMemberModel.collection.updateOne(
    { conversation, user },
    { $set: { ...change, updatedAt: tx.at } },
    { session: tx.session },
  );
}
