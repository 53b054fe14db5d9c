import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { NOTIFICATIONS_LANE, settled } from '../../events/settled.js';
import { renewed, type Context } from '../../loaders/context.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import {
  DeleteNotificationInput,
  DeleteNotificationPayload,
  MarkNotificationsReadInput,
  NotificationsReadPayload,
} from './notification.connection.js';

/** Reading notifications, and wanting them gone. */
@Resolver()
export class NotificationMutationResolver {
  @Mutation(() => NotificationsReadPayload, {
    nullable: true,
    description: 'Marks notifications as read: those named, or all.',
  })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
    @Ctx() ctx: Context,
  ): Promise<NotificationsReadPayload> {
    requireViewer(ctx);
    const ids = input.ids?.map((id) => parseGlobalId(id, 'Notification', 'ids')) ?? null;
    await social.markNotificationsRead(ctx, { ids });
    return { unreadCount: await unreadNow(ctx) };
  }

  @Mutation(() => DeleteNotificationPayload, {
    nullable: true,
    description: 'Takes one of one’s notifications away.',
  })
  async deleteNotification(
    @Arg('input', () => DeleteNotificationInput) input: DeleteNotificationInput,
    @Ctx() ctx: Context,
  ): Promise<DeleteNotificationPayload> {
    requireViewer(ctx);
    const notificationId = parseGlobalId(input.notificationId, 'Notification', 'notificationId');
    await social.deleteNotification(ctx, { notificationId });
    return { deletedId: toGlobalId('Notification', notificationId), unreadCount: await unreadNow(ctx) };
  }
}

/** What the lane has made of it, for which the answer waits a moment. */
async function unreadNow(ctx: Context): Promise<number> {
  await settled(ctx, { lane: NOTIFICATIONS_LANE });
  // What was looked at before the change is no longer so, also for the mutations that follow in this operation.
  ctx.loaders = renewed(ctx).loaders;
  return social.countUnread(ctx, requireViewer(ctx).id);
}
