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

/** Reading and deleting notifications. */
@Resolver()
export class NotificationMutationResolver {
  @Mutation(() => NotificationsReadPayload, {
    nullable: true,
    description: 'Marks notifications as read: the given ones, or all.',
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
    description: 'Deletes a notification of the viewer.',
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

/** The count after the lane has processed the change, for which the answer waits briefly. */
async function unreadNow(ctx: Context): Promise<number> {
  await settled(ctx, { lane: NOTIFICATIONS_LANE });
  // Drops data that was loaded before the change, also for later mutations of the operation.
  ctx.loaders = renewed(ctx).loaders;
  return social.countUnread(ctx, requireViewer(ctx).id);
}
