import type { Types } from 'mongoose';
import {
  CommunityAudience,
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostVersionModel,
  CommunityPostVisibility,
  LISTED_TOPICS,
  MEMBER_STATUSES,
  MembershipModel,
  type CommunityPost,
  type CommunityPostCategory,
  type CommunityPostType,
  type CommunityPostVersion,
  type Membership,
} from '../../../models/community/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** The orders of posts, each with an index. Only the newest of a group have pinned posts first. */
export const TOPIC_ORDERS = {
  new: { field: 'publishedAt', direction: -1 },
  active: { field: 'lastActivityAt', direction: -1 },
  top: { field: 'stats.likes', direction: -1 },
  hot: { field: 'hot', direction: -1 },
} as const satisfies Record<string, ListOrder>;

/** The newest of a group, pinned posts first. */
export const PINNED_FIRST: ListOrder = { field: 'rank', direction: -1 };
/** Oldest first: what waits longest. */
export const BY_WAITING: ListOrder = { field: 'createdAt', direction: 1 };
/** Latest first. */
export const BY_CREATION: ListOrder = { field: 'createdAt', direction: -1 };
/** Latest edit first. */
export const BY_EDIT: ListOrder = { field: 'editedAt', direction: -1 };

const MOST_COUNTED = 10_000;
/** Groups whose posts one feed brings together. */
const MOST_GROUPS = 200;

/** Which posts: of one group, as far as the viewer may see them there; or of everywhere, as far as all such viewers may. */
export interface TopicFilter {
  group: Types.ObjectId | null;
  visibilities: readonly CommunityPostVisibility[];
  category?: CommunityPostCategory | null;
  type?: CommunityPostType | null;
  tag?: string | null;
  featured?: boolean;
}

function matching(filter: TopicFilter): Record<string, unknown> {
  const { group, visibilities, category, type, tag, featured } = filter;
  const audiences = [
    CommunityAudience.PUBLIC,
    ...(visibilities.includes(CommunityPostVisibility.COMMUNITY) ? [CommunityAudience.COMMUNITY] : []),
  ];
  return {
    ...LISTED_TOPICS,
    ...(group ? { group, visibility: { $in: [...visibilities] } } : { audience: { $in: audiences } }),
    ...(category ? { category } : {}),
    ...(type ? { type } : {}),
    ...(tag ? { tags: tag } : {}),
    ...(featured ? { isFeatured: true } : {}),
  };
}

/** Marks posts with their type and adds them to the loader. */
function remember(loaders: Loaders, posts: CommunityPost[]): CommunityPost[] {
  for (const post of posts) loaders.communityPost.prime(post._id, typed('CommunityPost', post));
  return posts;
}

const scanBy = async (
  loaders: Loaders,
  range: Range,
  match: Record<string, unknown>,
  order: ListOrder,
): Promise<CommunityPost[]> =>
  remember(loaders, await scan(loaders, range, { model: CommunityPostModel, match, order }));

/** One page of posts that lists show. */
export const scanTopics = (loaders: Loaders, range: Range, filter: TopicFilter, order: ListOrder) =>
  scanBy(loaders, range, matching(filter), order);

/** How many there are; null where there are too many to count. */
export async function countTopics(loaders: Loaders, filter: TopicFilter): Promise<number | null> {
  const rows = { model: CommunityPostModel, match: matching(filter) };
  const found = await countRows(loaders, rows, MOST_COUNTED + 1);
  return found > MOST_COUNTED ? null : found;
}

/** One page of posts that have all of the words in title, text or tags, each taken literally. */
export async function scanFoundTopics(
  loaders: Loaders,
  range: Range,
  filter: TopicFilter,
  words: readonly string[],
): Promise<CommunityPost[]> {
  const { where, sort, limit } = keyset(TOPIC_ORDERS.new, range);
  const $search = words.map((word) => `"${word}"`).join(' ');
  const posts = await inTime(
    loaders,
    CommunityPostModel.find({ ...matching(filter), $text: { $search }, ...where })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<CommunityPost[]>(),
  );
  return remember(loaders, posts);
}

/** One page of the posts of a group that wait for approval. */
export const scanPending = (loaders: Loaders, range: Range, group: Types.ObjectId) =>
  scanBy(loaders, range, { group, status: CommunityPostStatus.PENDING, deletedAt: null }, BY_WAITING);

/** One page of a user's own posts in a state. */
export const scanOwnTopics = (
  loaders: Loaders,
  range: Range,
  author: Types.ObjectId,
  status: CommunityPostStatus,
) => scanBy(loaders, range, { author, status, deletedAt: null }, BY_CREATION);

/** One page of the posts of a user's groups, the latest activity first. */
export async function scanGroupFeed(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
): Promise<CommunityPost[]> {
  const rows = await loaders.scope.roundTrip.ask<Pick<Membership, 'group'>>(MembershipModel, [
    { $match: { user, status: { $in: [...MEMBER_STATUSES] } } },
    { $sort: { joinedAt: -1 } },
    { $limit: MOST_GROUPS },
    { $project: { _id: 0, group: 1 } },
  ]);
  const groups = rows.map(({ group }) => group);
  const { PUBLIC, COMMUNITY, MEMBERS } = CommunityPostVisibility;
  const match = {
    ...LISTED_TOPICS,
    group: { $in: groups },
    visibility: { $in: [PUBLIC, COMMUNITY, MEMBERS] },
  };
  return scanBy(loaders, range, match, TOPIC_ORDERS.active);
}

/** One page of the former versions of a post. */
export async function scanVersions(
  loaders: Loaders,
  range: Range,
  post: Types.ObjectId,
): Promise<CommunityPostVersion[]> {
  const list = { model: CommunityPostVersionModel, match: { post }, order: BY_EDIT };
  const rows = await scan<CommunityPostVersion>(loaders, range, list);
  return rows.map((row) => typed('CommunityPostVersion', row));
}

/** How many there are. */
export const countVersions = (loaders: Loaders, post: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: CommunityPostVersionModel, match: { post } });
