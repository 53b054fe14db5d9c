import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { scanNotifications } from '../../loaders/social/lists/notification.js';
import { canSeeNotification } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The most ids per call. */
const MOST_IDS = 100;

/** Number of unread notifications that are checked for visibility; all others count as visible. */
const MOST_LOOKED_AT = 100;

/**
 * Number of unread notifications that a user can see. Some may no longer be visible (a private post, a suspended
 * account); the rules are applied to the latest ones, and only these are excluded.
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

/** The input of `markNotificationsRead`. Without ids, all are meant. */
export interface MarkNotificationsReadInput {
  ids: Types.ObjectId[] | null;
}

/**
 * Records that a user has read notifications. The notifications lane marks them, so that it never contends with
 * requests; notifications after this moment stay unread. Unknown ids are ignored, because a notification may be
 * removed while it is displayed (an undone like).
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

/** The input of `deleteNotification`. */
export interface DeleteNotificationInput {
  notificationId: Types.ObjectId;
}

/** Deletes one of the viewer's notifications. @throws NOT_FOUND if it belongs to another user */
export async function deleteNotification(
  ctx: Context,
  { notificationId: notification }: DeleteNotificationInput,
): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const row = await ctx.loaders.notification.load(notification);
  if (!row?.recipient.equals(user)) throw refuse.notFound('The notification', 'notificationId');
  await transact(ctx, async (tx) => tx.emit('notification.dismissed', { user, notification }, user));
}
