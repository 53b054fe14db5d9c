import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';

/**
 * A person of a matter in which the viewer takes part: shown whatever blocks lie between them, as both have to deal with
 * the same matter. Null if the account is gone.
 */
export async function party(ctx: Context, id: Types.ObjectId | null | undefined): Promise<User | null> {
  const user = id ? await ctx.loaders.user.load(id) : null;
  return user && !user.deletedAt ? user : null;
}
