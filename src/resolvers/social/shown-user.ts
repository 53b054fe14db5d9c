import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { UserPayload } from './payload/user.payload.js';

/** The payload of a changed relation to a user: the user, if they are visible. */
export async function shownUser(ctx: Context, id: Types.ObjectId): Promise<UserPayload> {
  const user = await ctx.loaders.user.load(id);
  return { user: user && (await canSeeUser(ctx, user)) ? user : null };
}
