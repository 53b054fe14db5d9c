import { Arg, Args, createUnionType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { scanNotifications } from '../../loaders/social/lists/notification.js';
import { completePreferences, fullNameOf, User } from '../../models/identity/index.js';
import { Conversation } from '../../models/messaging/index.js';
import { Comment, Notification, Post } from '../../models/social/index.js';
import { canSeeNotification, seenNotification, type NotificationSubject } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { countUnread, notificationMessage } from '../../services/social/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { NotificationConnection } from './notification.connection.js';

/** Whatever a notification can be about; values tell their type by `__typename`. */
export const NotificationTargetUnion = createUnionType({
  name: 'NotificationTarget',
  description: 'Whatever a notification can be about.',
  types: () => [Post, Comment, User, Conversation] as const,
});

/** What one was told. */
@Resolver(() => Viewer)
export class ViewerNotificationResolver {
  @FieldResolver(() => Int, { description: 'How many notifications one has not read yet.' })
  unreadNotifications(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return countUnread(ctx, (root as Viewer).user._id);
  }

  @FieldResolver(() => NotificationConnection, {
    description: 'What one was told, latest first. A notification comes to the front when somebody joins it.',
  })
  notifications(
    @Root() root: unknown,
    @Arg('unreadOnly', () => Boolean, { nullable: true, description: 'Leave out what was read.' })
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

/** A notification, as its recipient may see it now: the rules that let it into a list are asked for its fields too. */
@Resolver(() => Notification)
export class NotificationResolver {
  @FieldResolver(() => Boolean, { description: 'True once it was read.' })
  isRead(@Root() root: unknown): boolean {
    return (root as Notification).read;
  }

  @FieldResolver(() => String, {
    description: 'What it says, in one’s own language: “Mira and 2 others liked your post”.',
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

  @FieldResolver(() => Int, { description: 'How many people are behind it.' })
  async actorCount(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const row = root as Notification;
    return (await seenNotification(ctx, row))?.actorCount ?? row.actorCount;
  }

  @FieldResolver(() => [User], { description: 'The latest of those behind it, up to three.' })
  async actors(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    return (await seenNotification(ctx, root as Notification))?.actors ?? [];
  }

  @FieldResolver(() => NotificationTargetUnion, {
    nullable: true,
    description:
      'What it is about: what was liked, shared, answered or published, the post that was commented on, the comment or post that calls one, the conversation where something was written, oneself where somebody follows; null once it is gone.',
  })
  async target(@Root() root: unknown, @Ctx() ctx: Context): Promise<NotificationSubject | null> {
    return (await seenNotification(ctx, root as Notification))?.target ?? null;
  }
}
