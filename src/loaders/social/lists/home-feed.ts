import type { PipelineStage, Types } from 'mongoose';
import {
  Audience,
  FollowModel,
  FollowStatus,
  LISTED,
  PostModel,
  TimelineEntryModel,
  TimelineFloorModel,
  type Post,
  type PostCategory,
} from '../../../models/social/index.js';
import type { Position } from '../../../schema/cursor.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { keyset } from '../../keyset.js';
import { followedBy } from './follow.js';
import { BY_TIME, remember, scanPosts } from './post.js';

/** The owner of a feed, and its filter. */
export interface HomeFeed {
  owner: Types.ObjectId;
  category?: PostCategory | null;
}

/** A post with its position in a feed. Null if the post was removed. */
export interface FeedRow {
  at: Date;
  id: Types.ObjectId;
  post: Post | null;
}

/** The most followed users with large audiences whose posts are pulled; the newest follows win. */
const MOST_PULLED = 200;

/** A feed contains only posts with other readers; private posts appear on the profile only. */
const FEED_AUDIENCES = [Audience.PUBLIC, Audience.FOLLOWERS, Audience.FRIENDS];

/**
 * One page of a home feed from three sources, newest first, each post once: the timeline that reactors push to, the
 * posts of followed users with large audiences, and, if the timeline does not fill the page, the posts of all
 * followed users. A timeline is complete down to its floor, except for very recent follows, whose posts may still be
 * added; short timelines of new users are therefore never behind. The rules decide whether the author is still
 * followed and the post is visible.
 */
export async function scanHomeFeed(loaders: Loaders, range: Range, feed: HomeFeed): Promise<FeedRow[]> {
  const { pushed, large, floor } = await readTimeline(loaders, range, feed);
  const complete = pushed.length > range.size && (!range.backward || isAbove(range.before, floor));
  const pulled = complete ? [] : await pull(loaders, range, feed);
  return merge(range, [...pushed, ...large, ...pulled]);
}

/** The same from the timeline and large authors alone, for counting new posts, which are at the top. */
export async function scanPushedFeed(loaders: Loaders, range: Range, feed: HomeFeed): Promise<FeedRow[]> {
  const { pushed, large } = await readTimeline(loaders, range, feed);
  return merge(range, [...pushed, ...large]);
}

/** Timeline and large authors, joined with their posts in one command. */
async function readTimeline(loaders: Loaders, range: Range, feed: HomeFeed) {
  const entries = keyset({ field: 'at', direction: -1, tie: 'post' }, range);
  const rows = await loaders.scope.roundTrip.ask<Joined>(TimelineEntryModel, [
    { $match: { owner: feed.owner, ...ofCategory(feed), ...entries.where } },
    { $sort: entries.sort },
    { $limit: entries.limit },
    { $project: { _id: 0, post: 1, at: 1 } },
    { $unionWith: { coll: FollowModel.collection.name, pipeline: largeAuthors(range, feed) } },
    // A backward page may begin below the floor, where the timeline is incomplete.
    ...(range.backward
      ? [{ $unionWith: { coll: TimelineFloorModel.collection.name, pipeline: floorOf(feed) } }]
      : []),
    { $lookup: { from: PostModel.collection.name, localField: 'post', foreignField: '_id', as: 'posts' } },
  ]);
  const placed = (row: Joined): FeedRow => {
    const [post] = remember(loaders, row.posts);
    return { at: row.at, id: row.post, post: post ?? null };
  };
  return {
    pushed: rows.filter(({ source }) => !source).map(placed),
    large: rows.filter(({ source }) => source === 'large').map(placed),
    floor: rows.find(({ source }) => source === 'floor') ?? null,
  };
}

interface Joined {
  post: Types.ObjectId;
  at: Date;
  /** The source, if it is not the timeline. */
  source?: 'large' | 'floor';
  posts: Post[];
}

/** The newest posts of each large author in the range, merged, in the form of timeline rows. */
function largeAuthors(range: Range, feed: HomeFeed): LookupPipeline {
  const { where, sort, limit } = keyset(BY_TIME, range);
  const direction = range.backward ? 1 : -1;
  return [
    { $match: { follower: feed.owner, large: true, status: FollowStatus.ACTIVE } },
    { $sort: { _id: -1 } },
    { $limit: MOST_PULLED },
    {
      $lookup: {
        from: PostModel.collection.name,
        localField: 'following',
        foreignField: 'author',
        pipeline: [
          {
            $match: {
              ...LISTED,
              ...ofCategory(feed),
              audience: { $in: FEED_AUDIENCES },
              ...where,
            },
          },
          { $sort: sort },
          { $limit: limit },
          { $project: { createdAt: 1 } },
        ],
        as: 'post',
      },
    },
    { $unwind: '$post' },
    { $project: { _id: 0, post: '$post._id', at: '$post.createdAt', source: 'large' } },
    { $sort: { at: direction, post: direction } },
    { $limit: limit },
  ];
}

type LookupPipeline = Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>[];

function floorOf({ owner }: HomeFeed): LookupPipeline {
  return [{ $match: { owner } }, { $project: { _id: 0, post: 1, at: 1, source: 'floor' } }];
}

/** Whether a backward page begins where the timeline is complete. */
function isAbove(before: Position | null, floor: Joined | null): boolean {
  if (!floor) return true;
  return before !== null && (before.key as Date) > floor.at;
}

/** The posts of all followed users, from the posts themselves. */
async function pull(loaders: Loaders, range: Range, feed: HomeFeed): Promise<FeedRow[]> {
  const authors = await followedBy(loaders, feed.owner);
  const posts = await scanPosts(loaders, range, {
    where: {
      author: { $in: [...authors, feed.owner] },
      audience: { $in: FEED_AUDIENCES },
      ...ofCategory(feed),
    },
  });
  return posts.map((post) => ({ at: post.createdAt, id: post._id, post }));
}

function ofCategory({ category }: HomeFeed) {
  return category ? { category } : {};
}

/** Sorted in the range's direction, each post once, one row more than the page if there are. */
function merge(range: Range, rows: FeedRow[]): FeedRow[] {
  const distinct = [...new Map(rows.map((row) => [row.id.toHexString(), row])).values()];
  const way = range.backward ? 1 : -1;
  return distinct
    .sort((a, b) => way * (a.at.getTime() - b.at.getTime() || compare(a.id, b.id)))
    .slice(0, range.size + 1);
}

function compare(a: Types.ObjectId, b: Types.ObjectId): number {
  return a.equals(b) ? 0 : a.toHexString() < b.toHexString() ? -1 : 1;
}
