import { Arg, Args, createUnionType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { notificationTargets } from '../../domain.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { scanNotifications } from '../../loaders/social/lists/notification.js';
import { completePreferences, fullNameOf, User } from '../../models/identity/index.js';
import { Conversation } from '../../models/messaging/index.js';
import { Comment, Notification, Post } from '../../models/social/index.js';
import { canSeeNotification, seenNotification, type NotificationSubject } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { encodeSeq } from '../../schema/cursor.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { countUnread, notificationMessage } from '../../services/social/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { NotificationConnection } from './notification.connection.js';

/** The possible targets of notifications. Values name their type in `__typename`. */
export const NotificationTargetUnion = createUnionType({
  name: 'NotificationTarget',
  description: 'Content that a notification can be about.',
  types: () =>
    [Post, Comment, User, Conversation, ...notificationTargets()] as unknown as readonly [typeof Post],
});

/** The viewer's notifications. */
@Resolver(() => Viewer)
export class ViewerNotificationResolver {
  @FieldResolver(() => Int, { description: 'Number of unread notifications.' })
  unreadNotifications(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return countUnread(ctx, (root as Viewer).user._id);
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the latest change of the notifications. Pass it to `after` of `notificationReceived`, and read the list after it.',
  })
  async notificationCursor(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    const counter = await ctx.loaders.notificationCounter.load((root as Viewer).user._id);
    return encodeSeq(counter?.seq ?? 0);
  }

  @FieldResolver(() => NotificationConnection, {
    description: "The viewer's notifications, latest first.",
  })
  notifications(
    @Root() root: unknown,
    @Arg('unreadOnly', () => Boolean, {
      nullable: true,
      description: 'Whether only unread notifications are returned.',
    })
    unreadOnly: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Notification>> {
    const { _id } = (root as Viewer).user;
    return page<Notification, Notification>(toRange(args), {
      skeleton: (range) => scanNotifications(ctx.loaders, range, _id, unreadOnly ?? false),
      position: ({ seq, _id: id }) => ({ key: seq, id }),
      hydrate: (row) => row,
      visible: (row) => canSeeNotification(ctx, row),
    });
  }
}

/** A notification as its recipient may see it now. The rules of the list apply to its fields too. */
@Resolver(() => Notification)
export class NotificationResolver {
  @FieldResolver(() => Boolean, { description: 'Whether the notification was read.' })
  isRead(@Root() root: unknown): boolean {
    return (root as Notification).read;
  }

  @FieldResolver(() => String, {
    description: "The text in the viewer's language, such as “Mira and 2 others liked your post”.",
  })
  async message(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    const row = root as Notification;
    const [seen, stored] = await Promise.all([
      seenNotification(ctx, row),
      ctx.loaders.preferencesOfUser.load(row.recipient),
    ]);
    const { language } = completePreferences(row.recipient, stored);
    const names = (seen?.actors ?? []).map(fullNameOf);
    return notificationMessage(row, { names, count: seen?.actorCount ?? row.actorCount }, language);
  }

  @FieldResolver(() => Int, {
    description: 'Number of users behind the notification. 0 if the platform sent it.',
  })
  async actorCount(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const row = root as Notification;
    return (await seenNotification(ctx, row))?.actorCount ?? row.actorCount;
  }

  @FieldResolver(() => [User], { description: 'The latest users behind the notification, up to three.' })
  async actors(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    return (await seenNotification(ctx, root as Notification))?.actors ?? [];
  }

  @FieldResolver(() => NotificationTargetUnion, {
    nullable: true,
    description: 'The content that the notification is about. Null if it is gone or not visible.',
  })
  async target(@Root() root: unknown, @Ctx() ctx: Context): Promise<NotificationSubject | null> {
    return (await seenNotification(ctx, root as Notification))?.target ?? null;
  }
}
