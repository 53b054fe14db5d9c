import type { Context } from '../../loaders/context.js';
import type { ConversationMember, Message } from '../../models/messaging/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';
import { membershipIn } from './can-see-conversation.js';

/**
 * May the viewer see this message? When its conversation may be seen, it was written since they came (or cleared what
 * there was), nobody has deleted it for all nor they for themselves, and they see its author: in a group, what the
 * blocked and the suspended write is hidden.
 */
export async function canSeeMessage(ctx: Context, message: Message): Promise<boolean> {
  const conversation = await ctx.loaders.conversation.load(message.conversation);
  const member = conversation && (await membershipIn(ctx, conversation));
  return member !== null && canSeeAsMember(ctx, member, message);
}

/** The same in a conversation that the viewer is known to see, as this member. */
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
