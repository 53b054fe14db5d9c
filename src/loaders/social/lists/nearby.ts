import type { Types } from 'mongoose';
import { Audience, LISTED, PostModel, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';
import { remember } from './post.js';

/** Where to look, and how far. */
export interface Nearby {
  longitude: number;
  latitude: number;
  radiusKm: number;
}

/** A post at its distance, in metres. */
export interface NearbyPost {
  _id: Types.ObjectId;
  distance: number;
  post: Post;
}

/**
 * What one page looks at: the index gives the nearest first, but leaves open the order of what is equally far, which is
 * settled among so many. That more posts than this stand at one distance to the last digit is not to be expected.
 */
const MOST_CANDIDATES = 1_000;

/** A distance that went through a cursor may come back as another one in its last digits. */
const ROUNDING_M = 0.01;

/** One page of the public posts around a place, the nearest first; it costs what it returns, not what lies around. */
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
