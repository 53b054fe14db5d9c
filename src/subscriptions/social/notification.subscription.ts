import {
  Arg,
  Ctx,
  FieldResolver,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { Notification } from '../../models/social/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { countUnread } from '../../services/social/index.js';
import { live } from '../live/index.js';
import { NotificationEventKind, notificationStream, type NotificationEntry } from './notification-stream.js';

registerEnumType(NotificationEventKind, {
  name: 'NotificationEventKind',
  description: "The kinds of change of the viewer's notifications.",
  valuesConfig: {
    RECEIVED: { description: 'A notification is new, or another user joined it.' },
    COUNT_CHANGED: {
      description: 'Notifications were read or deleted. Only the count is sent.',
    },
    RESYNC: {
      description: 'The cursor is invalid or too old. Refetch the list and resume from `cursor`.',
    },
  },
});

@ObjectType({ description: "A change of the viewer's notifications." })
export class NotificationEvent {
  entry: NotificationEntry;
}

/** The subscription to the viewer's notifications. */
@Resolver(() => NotificationEvent)
export class NotificationSubscription {
  @Subscription(() => NotificationEvent, {
    description:
      'Notifications of the viewer. With a cursor, missed ones come first, each once and in order.',
    subscribe: live(notificationStream, async (ctx, { after }: { after?: string | null }) => ({
      channel: requireViewer(ctx).id.toHexString(),
      after: decodeSeq(after),
    })),
  })
  notificationReceived(
    @Root() entry: unknown,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last received event.',
    })
    _after: string | null,
  ): NotificationEvent {
    return { entry: entry as NotificationEntry };
  }

  @FieldResolver(() => NotificationEventKind, { description: 'The kind of change.' })
  kind(@Root() root: unknown): NotificationEventKind {
    return (root as NotificationEvent).entry.kind;
  }

  @FieldResolver(() => String, { description: 'The cursor to resume from.' })
  cursor(@Root() root: unknown): string {
    return encodeSeq((root as NotificationEvent).entry.seq);
  }

  @FieldResolver(() => Int, { description: 'Number of unread notifications.' })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return countUnread(ctx, requireViewer(ctx).id);
  }

  @FieldResolver(() => Notification, {
    nullable: true,
    description: 'The notification. Null if only the count changed.',
  })
  notification(@Root() root: unknown): Notification | null {
    return (root as NotificationEvent).entry.notification;
  }
}
