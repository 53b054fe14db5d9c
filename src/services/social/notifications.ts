import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { scanNotifications } from '../../loaders/social/lists/notification.js';
import { canSeeNotification } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The most that are marked by their ids at once. */
const MOST_IDS = 100;

/** As many unread ones are looked at one by one; of what lies behind them, all are taken to be visible. */
const MOST_LOOKED_AT = 100;

/**
 * How many unread notifications a person can see. Some may be out of sight since they were written (a post that became
 * private, an account that was suspended); the rules are asked of the latest, and these alone are left out.
 */
export async function countUnread(ctx: Context, user: Types.ObjectId): Promise<number> {
  const range = { size: MOST_LOOKED_AT, backward: false, after: null, before: null };
  const [rows, counter] = await Promise.all([
    scanNotifications(ctx.loaders, range, user, true),
    ctx.loaders.notificationCounter.load(user),
  ]);
  const looked = rows.slice(0, MOST_LOOKED_AT);
  const seen = await Promise.all(looked.map((row) => canSeeNotification(ctx, row)));
  const visible = seen.filter(Boolean).length;
  const behind = rows.length > MOST_LOOKED_AT ? Math.max(1, (counter?.unread ?? 0) - looked.length) : 0;
  return visible + behind;
}

/** What `markNotificationsRead` takes; all are meant where no ids are given. */
export interface MarkNotificationsReadInput {
  ids: Types.ObjectId[] | null;
}

/**
 * Notes that a person has read notifications. The lane that writes notifications marks them, so that it never contends
 * with the reader; what came in after this moment stays unread. Ids that are gone, or another's, are passed over: a
 * notification may go while it is looked at, when its like is taken back.
 */
export async function markNotificationsRead(
  ctx: Context,
  { ids }: MarkNotificationsReadInput,
): Promise<void> {
  const { id: user } = requireViewer(ctx);
  if (ids && ids.length > MOST_IDS) throw refuse.badInput(`At most ${MOST_IDS} ids at once.`, 'ids');
  const [counter, rows] = await Promise.all([
    ctx.loaders.notificationCounter.load(user),
    ids && Promise.all(ids.map((id) => ctx.loaders.notification.load(id))),
  ]);
  const own = rows?.flatMap((row) => (row?.recipient.equals(user) && !row.read ? [row._id] : [])) ?? null;
  if (!counter || own?.length === 0) return;
  await transact(ctx, async (tx) =>
    tx.emit('notifications.read', { user, notifications: own, upTo: counter.seq }, user),
  );
}

/** What `deleteNotification` takes. */
export interface DeleteNotificationInput {
  notificationId: Types.ObjectId;
}

/** Takes one of one's notifications away. @throws NOT_FOUND where it is none of one's own */
export async function deleteNotification(
  ctx: Context,
  { notificationId: notification }: DeleteNotificationInput,
): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const row = await ctx.loaders.notification.load(notification);
  if (!row?.recipient.equals(user)) throw refuse.notFound('The notification', 'notificationId');
  await transact(ctx, async (tx) => tx.emit('notification.dismissed', { user, notification }, user));
}
