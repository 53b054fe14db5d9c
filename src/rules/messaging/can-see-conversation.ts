import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { RECEIVING, type Conversation, type ConversationMember } from '../../models/messaging/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';

/**
 * How the viewer stands to a conversation that they may see; null where they may not. They see it while they are in it
 * or asked to be, and a direct one while they see the other: parted by a block, neither does.
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

/** May the viewer see this conversation? */
export async function canSeeConversation(ctx: Context, conversation: Conversation): Promise<boolean> {
  return (await membershipIn(ctx, conversation)) !== null;
}

/** The other one of a direct conversation; null in a group. */
export function otherOf({ pair }: Pick<Conversation, 'pair'>, user: Types.ObjectId): Types.ObjectId | null {
  return pair?.find((id) => !id.equals(user)) ?? null;
}
