import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { FollowModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';

/** The input of `updateFollowSettings`. */
export interface FollowSettingsInput {
  userId: Types.ObjectId;
  notificationsEnabled: boolean;
}

/** Changes the settings of the viewer's follow of a user. Emits no event, because nothing depends on it. */
export async function updateFollowSettings(
  ctx: Context,
  { userId, notificationsEnabled }: FollowSettingsInput,
): Promise<void> {
  const follower = actorOf(ctx).viewer.id;
  const written = await FollowModel.updateOne(
    { follower, following: userId },
    { $set: { notificationsEnabled } },
  );
  if (written.matchedCount === 0) throw refuse.notFound('The follow', 'userId');
}
