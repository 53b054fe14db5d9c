import type { ClientSession } from 'mongoose';
import {
  FollowModel,
  FollowStatus,
  NotificationTarget,
  NotificationType,
  type Follow,
} from '../../models/social/index.js';
import type { Announcement, Candidate, Caused } from './intent.js';
import { notificationLimits } from './limits.js';

type Told = Caused<{ kind: 'tell'; candidate: Candidate }>;

/**
 * One candidate per follower who wants notifications of new posts. Authors with more followers than the limit notify
 * no one: their posts are in the feeds.
 */
export async function toFollowers(
  { announcement: { post, author }, event, at }: Caused<{ kind: 'announce'; announcement: Announcement }>,
  session: ClientSession,
): Promise<Told[]> {
  const most = notificationLimits.mostFollowers;
  const rows = await FollowModel.collection
    .find<Pick<Follow, 'follower' | 'notificationsEnabled'>>(
      { following: author, status: FollowStatus.ACTIVE },
      { session, limit: most + 1, projection: { follower: 1, notificationsEnabled: 1 } },
    )
    .toArray();
  if (rows.length > most) return [];
  return rows
    .filter(({ notificationsEnabled }) => notificationsEnabled !== false)
    .map(({ follower }) => ({
      kind: 'tell',
      event,
      at,
      candidate: {
        recipient: follower,
        actor: author,
        type: NotificationType.POST,
        targetType: NotificationTarget.POST,
        target: post,
        root: post,
      },
    }));
}
