import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { RECEIVING, type Conversation, type ConversationMember } from '../../models/messaging/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';

/**
 * The viewer's membership of a conversation that they may see. Null if they may not. Participants and invited users
 * see it; a direct conversation also requires that the other user is visible, so a block hides it from both.
 */
export async function membershipIn(
  ctx: Context,
  conversation: Pick<Conversation, '_id' | 'pair'>,
): Promise<ConversationMember | null> {
  if (!ctx.viewer) return null;
  const other = otherOf(conversation, ctx.viewer.id);
  const [member, person] = await Promise.all([
    ctx.loaders.viewerMembership.load(conversation._id),
    other && loadAuthor(ctx, other),
  ]);
  if (!member || !RECEIVING.includes(member.state)) return null;
  return !other || (person && (await canSeeUser(ctx, person))) ? member : null;
}

/** Whether the viewer may see this conversation. */
export async function canSeeConversation(ctx: Context, conversation: Conversation): Promise<boolean> {
  return (await membershipIn(ctx, conversation)) !== null;
}

/** The other participant of a direct conversation. Null in a group. */
export function otherOf({ pair }: Pick<Conversation, 'pair'>, user: Types.ObjectId): Types.ObjectId | null {
  return pair?.find((id) => !id.equals(user)) ?? null;
}
