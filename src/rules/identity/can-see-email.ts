import { Role, type User } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';

/** May the viewer read this person's e-mail address? Oneself, admins, and everybody where the person shows it. */
export function canSeeEmail(ctx: Context, user: User): boolean {
  return user.privacy.showEmail || isSelf(ctx, user) || ctx.viewer?.role === Role.ADMIN;
}

/** True when this person is the viewer: the rule of everything that is one's own alone. */
export function isSelf(ctx: Context, user: Pick<User, '_id'>): boolean {
  return ctx.viewer?.id.equals(user._id) ?? false;
}
