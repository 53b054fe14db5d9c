import { Arg, Int } from 'type-graphql';
import type { Types } from 'mongoose';
import { Role, UserStatus, type User } from '../../../models/identity/index.js';
import type { Context } from '../../../loaders/context.js';

import type { Post } from '../../../models/social/index.js';
import { canSeeUser } from '../../../rules/identity/index.js';
import { refuse } from '../../../schema/errors.js';

/** Most items of a ranking. */
const MOST_LISTED = 100;

/** The argument `first` of rankings. */
export const First = (): ReturnType<typeof Arg> =>
  Arg('first', () => Int, { defaultValue: 10, description: 'Number of items, 1 to 100. Defaults to 10.' });

/** @throws BAD_USER_INPUT */
export function checkFirst(first: number): number {
  if (first < 1 || first > MOST_LISTED)
    throw refuse.badInput(`This is out of range; 1 to ${MOST_LISTED} are allowed.`, 'first');
  return first;
}

/** A user in a ranking. Admins see suspended accounts as well; nobody sees deleted ones. */
export async function listedUser(ctx: Context, id: Types.ObjectId): Promise<User | null> {
  const user = await ctx.loaders.user.load(id);
  if (!user || user.deletedAt || user.status === UserStatus.DELETED) return null;
  return ctx.viewer?.role === Role.ADMIN || (await canSeeUser(ctx, user)) ? user : null;
}

/** A post in a ranking that the viewer may read anyway: an admin, or its author. Deleted ones are null. */
export async function listedPost(ctx: Context, id: Types.ObjectId): Promise<Post | null> {
  const post = await ctx.loaders.post.load(id);
  return post && !post.deletedAt ? post : null;
}
