import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { scanFollowedByFollowed, scanPopular } from '../../loaders/social/lists/suggestion.js';
import { ProfileVisibility, type User } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { hasMuted, loadAuthor } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { LARGEST_SIZE, type Range } from '../../schema/page-args.js';

/** A suggested user with its position. */
interface Suggestion {
  rank: number;
  user: User;
}

/**
 * A page of suggested users: those with the most mutual followers, then popular ones. The list is computed again for
 * each page from a bounded sample, and is never longer than the largest page.
 */
export async function suggestionPage(
  ctx: Context,
  range: Range,
  viewer: Types.ObjectId,
): Promise<Connection<User>> {
  const all = await suggestions(ctx, viewer);
  return page<Suggestion, User>(range, {
    skeleton: async ({ after, size }) => {
      const from = after ? Number(after.key) + 1 : 0;
      return all.slice(from, from + size + 1).map((user, index) => ({ user, rank: from + index }));
    },
    position: ({ rank, user }) => ({ key: rank, id: user._id }),
    hydrate: ({ user }) => user,
  });
}

async function suggestions(ctx: Context, viewer: Types.ObjectId): Promise<User[]> {
  const [met, popular] = await Promise.all([
    scanFollowedByFollowed(ctx.loaders, viewer),
    scanPopular(ctx.loaders),
  ]);
  const ids = [...new Map([...met, ...popular].map((id) => [id.toHexString(), id])).values()];
  const users = (await Promise.all(ids.map((id) => suggestable(ctx, viewer, id)))).filter(
    (user) => user !== null,
  );
  const best = users.slice(0, LARGEST_SIZE);
  const mutual = await Promise.all(best.map((user) => ctx.loaders.mutualFollowers.load(user._id)));
  const counts = new Map(best.map((user, index) => [user, mutual[index]!]));
  return best.sort((a, b) => counts.get(b)! - counts.get(a)! || b.stats.followers - a.stats.followers);
}

/** The user, unless it is the viewer, followed, requested, muted or not visible, or has a private profile. */
async function suggestable(ctx: Context, viewer: Types.ObjectId, id: Types.ObjectId): Promise<User | null> {
  if (id.equals(viewer)) return null;
  const [user, follow, muted] = await Promise.all([
    loadAuthor(ctx, id),
    ctx.loaders.viewerFollow.load(id),
    hasMuted(ctx, id),
  ]);
  if (!user || follow || muted || user.privacy.profileVisibility !== ProfileVisibility.PUBLIC) return null;
  return (await canSeeUser(ctx, user)) ? user : null;
}
