import type { Context } from '../../loaders/context.js';
import type { ConversationMember, Message } from '../../models/messaging/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';
import { membershipIn } from './can-see-conversation.js';

/**
 * Whether the viewer may see this message: they see its conversation, it was sent after they joined (or cleared the
 * history), it is deleted neither for all nor for them, and its author is visible. In groups, messages of blocked and
 * suspended users are hidden.
 */
export async function canSeeMessage(ctx: Context, message: Message): Promise<boolean> {
  const conversation = await ctx.loaders.conversation.load(message.conversation);
  const member = conversation && (await membershipIn(ctx, conversation));
  return member !== null && canSeeAsMember(ctx, member, message);
}

/** The same in a conversation that the viewer is known to see, with their membership. */
export async function canSeeAsMember(
  ctx: Context,
  member: Pick<ConversationMember, 'clearedSeq'>,
  message: Message,
): Promise<boolean> {
  if (message.deletedAt || message.seq <= member.clearedSeq) return false;
  const [deleted, author] = await Promise.all([
    ctx.loaders.viewerMessageDeletion.load(message._id),
    loadAuthor(ctx, message.author),
  ]);
  return !deleted && author !== null && canSeeUser(ctx, author);
}
