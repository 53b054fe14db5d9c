import type { Types } from 'mongoose';
import { Audience, LISTED, PostModel, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';
import { remember } from './post.js';

/** The centre and the radius of a search. */
export interface Nearby {
  longitude: number;
  latitude: number;
  radiusKm: number;
}

/** A post with its distance in metres. */
export interface NearbyPost {
  _id: Types.ObjectId;
  distance: number;
  post: Post;
}

/**
 * The number of rows per page that are sorted here: the index returns the nearest first, but leaves equal distances
 * unordered. More posts than this at exactly one distance are not expected.
 */
const MOST_CANDIDATES = 1_000;

/** A distance from a cursor may differ in its last digits. */
const ROUNDING_M = 0.01;

/**
 * One page of the public posts around a point, nearest first. Its cost depends on what it returns, not on how many
 * posts are nearby.
 */
export async function scanNearby(
  loaders: Loaders,
  { after, size }: Range,
  around: Nearby,
): Promise<NearbyPost[]> {
  const from = after ? Number(after.key) : 0;
  const rows = await inTime(
    loaders,
    PostModel.collection
      .aggregate<Post & { distance: number }>(
        [
          {
            $geoNear: {
              near: { type: 'Point', coordinates: [around.longitude, around.latitude] },
              key: 'location.coordinates',
              distanceField: 'distance',
              spherical: true,
              minDistance: Math.max(0, from - ROUNDING_M),
              maxDistance: around.radiusKm * 1_000,
              query: { ...LISTED, audience: Audience.PUBLIC },
            },
          },
          ...(after
            ? [{ $match: { $or: [{ distance: { $gt: from } }, { distance: from, _id: { $lt: after.id } }] } }]
            : []),
          { $limit: MOST_CANDIDATES },
          { $sort: { distance: 1, _id: -1 } },
          { $limit: size + 1 },
        ],
        { maxTimeMS: MAX_TIME_MS, batchSize: size + 2 },
      )
      .toArray(),
  );
  return rows.map(({ distance, ...row }) => {
    const [post] = remember(loaders, [row as Post]);
    return { _id: post!._id, distance, post: post! };
  });
}
