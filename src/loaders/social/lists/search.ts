import { UserModel, UserStatus, type User } from '../../../models/identity/index.js';
import { Audience, LISTED, PostModel, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import { beginning } from '../../beginning.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { BY_TIME, remember } from './post.js';

/** Most followers first. */
export const BY_FOLLOWERS: ListOrder = { field: 'stats.followers', direction: -1 };

/** Public posts that contain all words. The words are quoted, so that the text index interprets no operators. */
export async function scanFoundPosts(
  loaders: Loaders,
  range: Range,
  words: readonly string[],
): Promise<Post[]> {
  const $search = words.map((word) => `"${word}"`).join(' ');
  const { where, sort, limit } = keyset(BY_TIME, range);
  const posts = await inTime(
    loaders,
    PostModel.find({ ...LISTED, $text: { $search }, audience: Audience.PUBLIC, ...where })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<Post[]>(),
  );
  return remember(loaders, posts);
}

/** Users with a search key that begins with the prefix. */
export async function scanFoundUsers(loaders: Loaders, range: Range, prefix: string): Promise<User[]> {
  const { where, sort, limit } = keyset(BY_FOLLOWERS, range);
  const users = await inTime(
    loaders,
    UserModel.find({
      // One key within the range. Without $elemMatch, one key above its start and another below its end would match.
      searchKeys: { $elemMatch: beginning(prefix) },
      status: UserStatus.ACTIVE,
      ...where,
    })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<User[]>(),
  );
  for (const user of users) loaders.user.prime(user._id, typed('User', user) as User);
  return users;
}
