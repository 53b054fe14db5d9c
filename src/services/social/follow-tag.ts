import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { TagFollowModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';

/** The input of `followTag` and `unfollowTag`. */
export interface FollowTagInput {
  tagId: Types.ObjectId;
}

/** Follows a tag. Idempotent. */
export async function followTag(ctx: Context, { tagId: tag }: FollowTagInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  await requireTag(ctx, tag);
  await transact(ctx, async (tx) => {
    if (await insertOnce(TagFollowModel, { user, tag }, { createdAt: tx.at }, tx))
      tx.emit('tag.followed', { tag, user }, user);
  });
}

/** Stops following a tag. Idempotent. */
export async function unfollowTag(ctx: Context, { tagId: tag }: FollowTagInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  await requireTag(ctx, tag);
  await transact(ctx, async (tx) => {
    const { deletedCount } = await TagFollowModel.collection.deleteOne(
      { user, tag },
      { session: tx.session },
    );
    if (deletedCount === 1) tx.emit('tag.unfollowed', { tag, user }, user);
  });
}

async function requireTag(ctx: Context, tag: Types.ObjectId): Promise<void> {
  if (!(await ctx.loaders.tag.load(tag))) throw refuse.notFound('The tag', 'tagId');
}
