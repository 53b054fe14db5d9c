import { Role, type User } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';

/** Whether the viewer may see this user's e-mail address: the user, admins, and everyone if the user shows it. */
export function canSeeEmail(ctx: Context, user: User): boolean {
  return user.privacy.showEmail || isSelf(ctx, user) || ctx.viewer?.role === Role.ADMIN;
}

/** Whether this user is the viewer: the rule of all private data. */
export function isSelf(ctx: Context, user: Pick<User, '_id'>): boolean {
  return ctx.viewer?.id.equals(user._id) ?? false;
}
