import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommunityPostStatus } from '../../models/community/index.js';
import { PostShareModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { visibleCommunityPost } from './visible.js';

/** Notes that the viewer has shared a community post. Each user counts once. */
export async function shareTopic(ctx: Context, id: Types.ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  const { _id: post, author, status } = await visibleCommunityPost(actor, id);
  if (status !== CommunityPostStatus.PUBLISHED)
    throw refuse.conflict('This post is not published.', 'communityPostId');
  const user = actor.viewer.id;
  await transact(ctx, async (tx) => {
    if (await insertOnce(PostShareModel, { user, post }, { createdAt: tx.at }, tx))
      tx.emit('topic.shared', { post, author, user }, user);
  });
}
