import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { ConversationEventType, ConversationRole, MemberState } from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { inConversation } from './in-conversation.js';
import { setMember } from './leave-conversation.js';
import { administeredGroup, memberNow } from './visible.js';

/** A participant of a group. */
export interface ParticipantInput {
  conversationId: Types.ObjectId;
  userId: Types.ObjectId;
}

const RANK = { [ConversationRole.OWNER]: 2, [ConversationRole.ADMIN]: 1, [ConversationRole.MEMBER]: 0 };

/**
 * Removes a participant from a group: admins remove members, the owner removes all others too. From then on they
 * receive nothing of it.
 */
export async function removeParticipant(ctx: Context, input: ParticipantInput): Promise<void> {
  const { userId: user } = input;
  await change(ctx, input, -1, async (tx, conversation, by, them) => {
    if (RANK[by.role] <= RANK[them.role])
      throw refuse.forbidden('Only a higher role can remove this participant.', 'userId');
    const change = { state: MemberState.REMOVED, role: ConversationRole.MEMBER };
    await setMember(tx, conversation, user, change);
  });
}

/**
 * Changes a participant's role, as the owner of the group. There is one owner: making another one transfers the
 * ownership.
 */
export async function changeParticipantRole(
  ctx: Context,
  { role, ...input }: ParticipantInput & { role: ConversationRole },
): Promise<void> {
  await change(ctx, input, 0, async (tx, conversation, by, them) => {
    if (by.role !== ConversationRole.OWNER)
      throw refuse.forbidden('Only the owner of the group may do this.', 'conversationId');
    if (them.state !== MemberState.ACTIVE)
      throw refuse.conflict('This user has not joined yet; only participants have a role.', 'userId');
    if (role === ConversationRole.OWNER)
      await setMember(tx, conversation, by.user, { role: ConversationRole.ADMIN });
    await setMember(tx, conversation, them.user, { role });
  });
}

type Member = Awaited<ReturnType<typeof memberNow>>;
type Tx = Parameters<typeof memberNow>[0];

/** Changes another participant's membership, checked with the current roles. */
async function change(
  ctx: Context,
  { conversationId, userId: user }: ParticipantInput,
  members: number,
  work: (tx: Tx, conversation: Types.ObjectId, by: Member, them: Member) => Promise<void>,
): Promise<void> {
  const actor = actorOf(ctx);
  const { id } = actor.viewer;
  const { conversation: which } = await administeredGroup(actor, conversationId);
  if (user.equals(id))
    throw refuse.badInput('This is for other participants; you cannot do it to yourself.', 'userId');
  const conversation = which._id;
  await inConversation(ctx, conversation, async (tx, happen) => {
    const seq = await happen(ConversationEventType.PARTICIPANTS_CHANGED, { user: id, members });
    const by = await memberNow(tx, conversation, id);
    const them = await memberNow(tx, conversation, user, { what: 'The user', field: 'userId' });
    await work(tx, conversation, by, them);
    const facts = { conversation, by: id, users: [user, id], invited: [], seq };
    tx.emit('conversation.members-changed', facts, id);
  });
}
