import { UserModel, UserStatus, type User } from '../../../models/identity/index.js';
import { Audience, LISTED, PostModel, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { inTime, MAX_TIME_MS } from './in-time.js';
import { BY_TIME, remember } from './post.js';

/** The most followed first. */
export const BY_FOLLOWERS: ListOrder = { field: 'stats.followers', direction: -1 };

/** Above every character, so that a range from a prefix to it holds what begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Public posts that have all of the words, each taken literally: in quotes the text index knows no operators. */
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

/** People one of whose search keys begins with the prefix; a range of strings, so nothing in it can be a pattern. */
export async function scanFoundUsers(loaders: Loaders, range: Range, prefix: string): Promise<User[]> {
  const { where, sort, limit } = keyset(BY_FOLLOWERS, range);
  const users = await inTime(
    loaders,
    UserModel.find({
      // One key within the range; without $elemMatch one key above its start and another below its end would do.
      searchKeys: { $elemMatch: { $gte: prefix, $lt: prefix + LAST_CHARACTER } },
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
