import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { QuickAction } from '../../models/agents/index.js';
import { isAdmin } from './can-see-agent.js';

/** Chats, messages, feedback and personalisations are for their owner only. */
export const isOwn = ({ viewer }: Pick<Context, 'viewer'>, { user }: { user: Types.ObjectId }): boolean =>
  viewer?.id.equals(user) === true;

/** Subscriptions are for their owner and for admins. */
export const canSeeAgentSubscription = (ctx: Context, subscription: { user: Types.ObjectId }): boolean =>
  isOwn(ctx, subscription) || isAdmin(ctx);

/** Quick actions of the platform are public; those of a user are for that user. */
export const canSeeQuickAction = (
  { viewer }: Pick<Context, 'viewer'>,
  { author, isActive }: Pick<QuickAction, 'author' | 'isActive'>,
): boolean => (author ? viewer?.id.equals(author) === true : isActive);
