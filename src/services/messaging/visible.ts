import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';
import {
  ConversationKind,
  ConversationMemberModel,
  ConversationRole,
  MemberState,
  RECEIVING,
  type Conversation,
  type ConversationMember,
  type Message,
} from '../../models/messaging/index.js';
import type { Tx } from '../../events/transact.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeAsMember, membershipIn } from '../../rules/messaging/index.js';
import { refuse } from '../../schema/errors.js';

/** A conversation of the viewer, with their membership. */
export interface Standing {
  conversation: Conversation;
  member: ConversationMember;
}

/** A conversation that the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleConversation(
  ctx: Context,
  id: Types.ObjectId,
  field = 'conversationId',
): Promise<Standing> {
  // The rule needs the viewer's membership, which depends only on the id, so both are loaded together.
  const asked = ctx.viewer ? ctx.loaders.viewerMembership.ensure([id]) : null;
  const [conversation] = await Promise.all([ctx.loaders.conversation.load(id), asked]);
  const member = conversation && (await membershipIn(ctx, conversation));
  if (!member) throw refuse.notFound('The conversation', field);
  return { conversation, member };
}

/**
 * A group that the viewer has joined. @throws NOT_FOUND, BAD_USER_INPUT for a direct one, FORBIDDEN for invited users
 */
export async function joinedGroup(ctx: Context, id: Types.ObjectId): Promise<Standing> {
  const standing = await visibleConversation(ctx, id);
  if (standing.conversation.kind !== ConversationKind.GROUP)
    throw refuse.badInput('This is a direct conversation; a group is expected.', 'conversationId');
  if (standing.member.state !== MemberState.ACTIVE)
    throw refuse.forbidden('Accept the request first.', 'conversationId');
  return standing;
}

/** A group that the viewer may administer. @throws as `joinedGroup`, FORBIDDEN for members */
export async function administeredGroup(ctx: Context, id: Types.ObjectId): Promise<Standing> {
  const standing = await joinedGroup(ctx, id);
  if (standing.member.role === ConversationRole.MEMBER)
    throw refuse.forbidden('Only admins of the group may do this.', 'conversationId');
  return standing;
}

/** A message that the viewer may see, with its conversation. @throws NOT_FOUND otherwise */
export async function visibleMessage(
  ctx: Context,
  id: Types.ObjectId,
  field = 'messageId',
): Promise<Standing & { message: Message }> {
  const message = await ctx.loaders.message.load(id);
  const conversation = message && (await ctx.loaders.conversation.load(message.conversation));
  const member = conversation && (await membershipIn(ctx, conversation));
  if (!message || !conversation || !member || !(await canSeeAsMember(ctx, member, message)))
    throw refuse.notFound('The message', field);
  return { message, conversation, member };
}

/** A user that the viewer may see. @throws NOT_FOUND otherwise */
export async function visiblePerson(ctx: Context, id: Types.ObjectId, field: string): Promise<User> {
  const user = await ctx.loaders.user.load(id);
  if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The user', field);
  return user;
}

/**
 * A user's membership in a transaction that has taken a number, so that concurrent changes come strictly before or
 * after. @throws NOT_FOUND for a user who is not a member
 */
export async function memberNow(
  tx: Tx,
  conversation: Types.ObjectId,
  user: Types.ObjectId,
  { what = 'The conversation', field = 'conversationId' } = {},
): Promise<ConversationMember> {
  const member = await ConversationMemberModel.collection.findOne<ConversationMember>(
    { conversation, user, state: { $in: [...RECEIVING] } },
    { session: tx.session },
  );
  if (!member) throw refuse.notFound(what, field);
  return member;
}
