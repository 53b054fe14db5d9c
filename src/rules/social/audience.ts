import type { Types } from 'mongoose';
import { ProfileVisibility, UserStatus, type User } from '../../models/identity/index.js';
import { Audience, PostVisibility } from '../../models/social/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { isBlockedEitherWay } from '../identity/index.js';
import { areFriends, viewerFollows } from './relation.js';

/**
 * The audience of a post with this visibility by this author: the narrower of the post's and the author's setting.
 */
export function audienceOf(
  visibility: PostVisibility,
  author: { status: UserStatus; deletedAt: Date | null; privacy: { profileVisibility: ProfileVisibility } },
): Audience {
  if (author.status !== UserStatus.ACTIVE || author.deletedAt) return Audience.NOBODY;
  if (visibility === PostVisibility.PRIVATE) return Audience.PRIVATE;
  if (author.privacy.profileVisibility === ProfileVisibility.FRIENDS) return Audience.FRIENDS;
  if (visibility === PostVisibility.FOLLOWERS) return Audience.FOLLOWERS;
  return author.privacy.profileVisibility === ProfileVisibility.PRIVATE
    ? Audience.FOLLOWERS
    : Audience.PUBLIC;
}

/** Whether the viewer is in this audience of this author. Batched per request; public content only checks blocks. */
export function isInAudience(ctx: Context, author: User, audience: Audience): Soon<boolean> {
  if (audience === Audience.NOBODY) return false;
  if (ctx.viewer?.id.equals(author._id)) return true;
  if (audience === Audience.PRIVATE) return false;
  return after(
    together([isBlockedEitherWay(ctx, author._id), belongsTo(ctx, author._id, audience)]),
    ([parted, belongs]) => belongs && !parted,
  );
}

function belongsTo(ctx: Context, author: Types.ObjectId, audience: Audience): Soon<boolean> {
  if (audience === Audience.FOLLOWERS) return viewerFollows(ctx, author);
  if (audience === Audience.FRIENDS) return areFriends(ctx, author);
  return audience === Audience.PUBLIC;
}

/**
 * Loads an author together with what `isInAudience` needs next, in one round trip. The stored audience predicts which
 * relations these are; the rule itself uses the loaded author.
 */
export function loadAuthor(
  ctx: Context,
  id: Types.ObjectId,
  guess: Audience = Audience.PUBLIC,
): Soon<User | null> {
  return after(
    together([ctx.loaders.user.get(id), isBlockedEitherWay(ctx, id), belongsTo(ctx, id, guess)]),
    ([author]) => author,
  );
}

/**
 * Loads authors and what the rules need for a whole page: one promise for all, where `loadAuthor` makes several each.
 * The rules then find everything loaded.
 */
export function loadAuthors(
  ctx: Context,
  ids: readonly Types.ObjectId[],
  { mutes = false }: AskedToo = {},
): Soon<unknown> {
  const { user, viewerBlocks, viewerMute } = ctx.loaders;
  const { viewer } = ctx;
  if (!viewer) return user.ensure(ids);
  const others = ids.filter((id) => !viewer.id.equals(id));
  return together([user.ensure(ids), viewerBlocks.ensure(others), mutes ? viewerMute.ensure(ids) : null]);
}

/** Additional data beyond the rule of a type. */
export interface AskedToo {
  /** For `hasMuted`. */
  mutes?: boolean;
}

/** The stored audiences of one author's posts that include the viewer: the filter of lists and counts. */
export async function visibleAudiences(ctx: Context, author: User): Promise<Audience[]> {
  const asked = [Audience.PUBLIC, Audience.FOLLOWERS, Audience.FRIENDS, Audience.PRIVATE];
  const allowed = await Promise.all(asked.map((audience) => isInAudience(ctx, author, audience)));
  return asked.filter((_, index) => allowed[index]);
}
