import type { ClientSession, Types } from 'mongoose';
import type { Reactor } from '../../events/lane.js';
import { UserModel } from '../../models/identity/index.js';
import {
  FollowModel,
  FollowStatus,
  PostModel,
  PostStatus,
  TimelineEntryModel,
} from '../../models/social/index.js';
import type { Post } from '../../models/social/index.js';
import { markLarge } from './audience-size.js';
import { deliver } from './deliver.js';
import { timelineLimits } from './limits.js';
import { UNHEARD } from './publish.js';

interface Tie {
  follower: Types.ObjectId;
  following: Types.ObjectId;
}

/** Adds a newly followed user's posts to the timeline, and removes those of an unfollowed one. */
export const followings: Reactor['on'] = {
  async 'follow.started'(events, { session }) {
    for (const { data } of events) await begin(data, session);
  },
  async 'follow.ended'(events, { session }) {
    for (const { data } of events)
      await TimelineEntryModel.collection.deleteMany(
        { owner: data.follower, author: data.following },
        { session },
      );
  },
};

async function begin({ follower, following }: Tie, session: ClientSession): Promise<void> {
  // The follow may have ended since; its later event would find nothing to remove.
  const active = { follower, following, status: FollowStatus.ACTIVE };
  if (!(await FollowModel.collection.findOne(active, { session, projection: { _id: 1 } }))) return;
  const user = await UserModel.collection.findOne(
    { _id: following },
    { session, projection: { largeAudience: 1, 'stats.followers': 1 } },
  );
  if (!user) return;
  const large: boolean = user['largeAudience'] || user['stats']?.followers > timelineLimits.largeAudience;
  if (large && !user['largeAudience']) await markLarge(following, session);
  if (large) await FollowModel.collection.updateOne(active, { $set: { large: true } }, { session });
  else await backfill({ follower, following }, session);
}

/**
 * Adds one post more than a timeline keeps: if one author alone fills it, the trimming that follows notes that older
 * posts exist.
 */
async function backfill({ follower: owner, following: author }: Tie, session: ClientSession): Promise<void> {
  const posts = await PostModel.collection
    .find<Pick<Post, '_id' | 'category' | 'createdAt'>>(
      { author, status: PostStatus.PUBLISHED, deletedAt: null, audience: { $nin: UNHEARD } },
      {
        session,
        sort: { createdAt: -1, _id: -1 },
        limit: timelineLimits.cap + 1,
        projection: { category: 1, createdAt: 1 },
      },
    )
    .toArray();
  const entries = posts.map(({ _id: post, category, createdAt: at }) => ({
    owner,
    post,
    author,
    category,
    at,
  }));
  await deliver(entries, session, { exact: true });
}
