import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { FollowModel, FollowStatus } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';

/** The input for accepting and declining. */
export interface FollowRequestInput {
  requestId: Types.ObjectId;
}

/** Accepts a follow request. Returns the follower. */
export async function acceptFollowRequest(
  ctx: Context,
  { requestId }: FollowRequestInput,
): Promise<Types.ObjectId> {
  const following = actorOf(ctx).viewer.id;
  const me = await ctx.loaders.user.load(following);
  return transact(ctx, async (tx) => {
    const row = await FollowModel.collection.findOneAndUpdate(
      { _id: requestId, following, status: FollowStatus.REQUESTED },
      {
        $set: {
          status: FollowStatus.ACTIVE,
          large: me?.largeAudience ?? false,
          createdAt: tx.at,
          updatedAt: tx.at,
        },
      },
      { session: tx.session, returnDocument: 'before' },
    );
    if (!row) throw refuse.notFound('The request', 'requestId');
    const follower = row['follower'] as Types.ObjectId;
    tx.emit('follow.started', { follower, following, accepted: true }, following);
    return follower;
  });
}

/** Declines a follow request. The requesting user is not notified. Returns that user. */
export async function declineFollowRequest(
  ctx: Context,
  { requestId }: FollowRequestInput,
): Promise<Types.ObjectId> {
  const following = actorOf(ctx).viewer.id;
  return transact(ctx, async (tx) => {
    const row = await FollowModel.collection.findOneAndDelete(
      { _id: requestId, following, status: FollowStatus.REQUESTED },
      { session: tx.session },
    );
    if (!row) throw refuse.notFound('The request', 'requestId');
    const follower = row['follower'] as Types.ObjectId;
    tx.emit('follow.request-ended', { follower, following }, following);
    return follower;
  });
}
