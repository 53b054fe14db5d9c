import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Notification } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

/** A notification at its place. */
@ObjectType('NotificationEdge', {
  description: 'A notification at its place in the list.',
  simpleResolvers: true,
})
export class NotificationEdge extends edgeOf('Notification', () => Notification) {}

/** Notifications. */
@ObjectType('NotificationConnection', { description: 'A page of what one was told.' })
export class NotificationConnection extends connectionOf(
  'Notification',
  () => Notification,
  () => NotificationEdge,
) {}

/** Which notifications were read. */
@InputType({ description: 'Which notifications one has read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Up to 100 of one’s own, where those that are gone are passed over; all there are where it is absent or null.',
  })
  ids?: string[] | null;
}

/** Which notification goes. */
@InputType({ description: 'Which notification one wants gone.' })
export class DeleteNotificationInput {
  @Field(() => ID, { description: 'The notification.' })
  notificationId: string;
}

/** The answer to reading notifications. */
@ObjectType({ description: 'How many are unread now.' })
export class NotificationsReadPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'How many are unread now; null when refused.',
  })
  unreadCount?: number | null;
}

/** The answer to a deletion. */
@ObjectType({ description: 'Which notification is gone, and how many are unread now.' })
export class DeleteNotificationPayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The id that is no more; null when refused.',
  })
  deletedId?: string | null;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'How many are unread now; null when refused.',
  })
  unreadCount?: number | null;
}
