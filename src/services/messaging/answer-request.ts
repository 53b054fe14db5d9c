import type { Context } from '../../loaders/context.js';
import { transact } from '../../events/transact.js';
import {
  ConversationEventType,
  ConversationKind,
  ConversationMemberModel,
  MemberState,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { inConversation } from './in-conversation.js';
import { leaveConversation } from './leave-conversation.js';
import type { ConversationInput } from './shelve.js';
import { visibleConversation } from './visible.js';

/** Accepts a message request, or joins a group by invitation. Idempotent. */
export async function acceptMessageRequest(
  ctx: Context,
  { conversationId }: ConversationInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: which, member } = await visibleConversation(actor, conversationId);
  if (member.state === MemberState.ACTIVE) return;
  const conversation = which._id;
  await inConversation(ctx, conversation, async (tx, happen) => {
    const isGroup = which.kind === ConversationKind.GROUP;
    // In a direct conversation no event is needed: the sender sees it by the answer.
    const seq = isGroup ? await happen(ConversationEventType.PARTICIPANTS_CHANGED, { user }) : null;
    const { matchedCount } = await ConversationMemberModel.collection.updateOne(
      { conversation, user, state: MemberState.REQUESTED },
      { $set: { state: MemberState.ACTIVE, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0) throw refuse.conflict('This request is no longer open.', 'conversationId');
    if (seq === null) return tx.emit('conversation.shelved', { conversation, user }, user);
    const facts = { conversation, by: user, users: [user], invited: [], seq };
    tx.emit('conversation.members-changed', facts, user);
  });
}

/** Declines a request. Its sender is not notified. For a group it also ends the membership. */
export async function declineMessageRequest(ctx: Context, input: ConversationInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: which, member } = await visibleConversation(actor, input.conversationId);
  if (member.state !== MemberState.REQUESTED)
    throw refuse.conflict('This request is no longer open.', 'conversationId');
  if (which.kind === ConversationKind.GROUP) return leaveConversation(ctx, input);
  const conversation = which._id;
  await transact(ctx, async (tx) => {
    const { matchedCount } = await ConversationMemberModel.collection.updateOne(
      { conversation, user, state: MemberState.REQUESTED },
      { $set: { state: MemberState.DECLINED, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0) throw refuse.conflict('This request is no longer open.', 'conversationId');
    tx.emit('conversation.shelved', { conversation, user }, user);
  });
}
