import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Notification } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

@ObjectType('NotificationEdge', {
  description: 'A notification and its cursor.',
  simpleResolvers: true,
})
export class NotificationEdge extends edgeOf('Notification', () => Notification) {}

@ObjectType('NotificationConnection', { description: 'A page of what one was told.' })
export class NotificationConnection extends connectionOf(
  'Notification',
  () => Notification,
  () => NotificationEdge,
) {}

@InputType({ description: 'The notifications to mark as read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: "The viewer's notifications, up to 100. Unknown ids are ignored. Null or absent means all.",
  })
  ids?: string[] | null;
}

@InputType({ description: 'Input of `deleteNotification`.' })
export class DeleteNotificationInput {
  @Field(() => ID, { description: 'The id of the notification.' })
  notificationId: string;
}

@ObjectType({ description: 'Number of unread notifications.' })
export class NotificationsReadPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'Number of unread notifications. Null on refusal.',
  })
  unreadCount?: number | null;
}

@ObjectType({ description: 'The deleted notification and the unread count.' })
export class DeleteNotificationPayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The id of the deleted notification. Null on refusal.',
  })
  deletedId?: string | null;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'Number of unread notifications. Null on refusal.',
  })
  unreadCount?: number | null;
}
