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
  description: 'What changed among one’s notifications.',
  valuesConfig: {
    RECEIVED: { description: 'There is a new notification, or somebody has joined one.' },
    COUNT_CHANGED: {
      description: 'Some were read, on this device or another, or are gone: only the count is told.',
    },
    RESYNC: {
      description:
        'Too much was missed, or the cursor is of no use any more: fetch the list anew, and go on from `cursor`.',
    },
  },
});

/** Something changed among one's notifications. */
@ObjectType({ description: 'Something changed among one’s notifications.' })
export class NotificationEvent {
  entry: NotificationEntry;
}

/** What one is told, while one is connected. */
@Resolver(() => NotificationEvent)
export class NotificationSubscription {
  @Subscription(() => NotificationEvent, {
    description:
      'What one is told from now on, or, with a cursor, first what was missed since: each once and in order, a group that changed several times with its latest.',
    subscribe: live(notificationStream, async (ctx, { after }: { after?: string | null }) => ({
      channel: requireViewer(ctx).id.toHexString(),
      after: decodeSeq(after),
    })),
  })
  notificationReceived(
    @Root() entry: unknown,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event that one has seen.',
    })
    _after: string | null,
  ): NotificationEvent {
    return { entry: entry as NotificationEntry };
  }

  @FieldResolver(() => NotificationEventKind, { description: 'What changed.' })
  kind(@Root() root: unknown): NotificationEventKind {
    return (root as NotificationEvent).entry.kind;
  }

  @FieldResolver(() => String, { description: 'Where to go on from after a break.' })
  cursor(@Root() root: unknown): string {
    return encodeSeq((root as NotificationEvent).entry.seq);
  }

  @FieldResolver(() => Int, { description: 'How many are unread now.' })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return countUnread(ctx, requireViewer(ctx).id);
  }

  @FieldResolver(() => Notification, {
    nullable: true,
    description: 'The notification; null where only the count changed.',
  })
  notification(@Root() root: unknown): Notification | null {
    return (root as NotificationEvent).entry.notification;
  }
}
