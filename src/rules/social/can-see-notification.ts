import { nodeRow } from '../../domain.js';
import type { User } from '../../models/identity/index.js';
import type { Conversation } from '../../models/messaging/index.js';
import {
  NAMED_ACTORS,
  NotificationTarget,
  type Comment,
  type Notification,
  type Post,
} from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { canSeeConversation } from '../messaging/index.js';
import { canSeeUser, isBlockedEitherWay } from '../identity/index.js';
import { canSeeComment } from './can-see-comment.js';
import { canSeePost } from './can-see-post.js';
import { hasMuted } from './has-muted.js';

/** Number of further actors that are checked if a named actor is no longer visible. */
const LOOKED_AT = 20;

/** The subject of a notification. */
export type NotificationSubject = Post | Comment | User | Conversation | object;

/** A notification as its recipient may see it. */
export interface SeenNotification {
  target: NotificationSubject;
  /** The named actors, without those who are no longer visible. */
  actors: User[];
  /** Number of actors, without these. */
  actorCount: number;
}

/**
 * The visible part of a notification for the viewer. Null if it belongs to another user, its target is no longer
 * visible, or no visible actor is left.
 */
export async function seenNotification(
  ctx: Context,
  notification: Notification,
): Promise<SeenNotification | null> {
  if (!ctx.viewer?.id.equals(notification.recipient)) return null;
  const [target, known] = await Promise.all([
    targetOf(ctx, notification),
    Promise.all(notification.actors.map((actor) => actorOf(ctx, actor))),
  ]);
  const more = known.includes(null) ? await behindTheNamed(ctx, notification) : [];
  const looked = [...known, ...more];
  const seen = looked.filter((actor) => actor !== null);
  const actorCount = notification.actorCount - (looked.length - seen.length);
  // A notification by the platform itself has no actors.
  return target && (actorCount > 0 || notification.actorCount === 0)
    ? { target, actors: seen.slice(0, NAMED_ACTORS), actorCount }
    : null;
}

/** The next actors, which replace named actors who are no longer visible. */
async function behindTheNamed(
  ctx: Context,
  { _id, actors, actorCount }: Notification,
): Promise<(User | null)[]> {
  if (actorCount <= actors.length) return [];
  const rows = await ctx.loaders.newestNotificationActors.load({ parent: _id, size: LOOKED_AT });
  const named = new Set(actors.map(String));
  const others = new Map(rows.map(({ actor }) => [String(actor), actor]));
  return Promise.all([...others].filter(([id]) => !named.has(id)).map(([, id]) => actorOf(ctx, id)));
}

/** Whether the viewer may see this notification. */
export async function canSeeNotification(ctx: Context, notification: Notification): Promise<boolean> {
  return (await seenNotification(ctx, notification)) !== null;
}

async function targetOf(
  ctx: Context,
  { targetType, target, root }: Notification,
): Promise<NotificationSubject | null> {
  if (targetType === NotificationTarget.USER) return actorOf(ctx, target);
  if (targetType === NotificationTarget.POST) {
    const post = await ctx.loaders.post.load(target);
    return post && (await canSeePost(ctx, post)) ? post : null;
  }
  if (targetType === NotificationTarget.CONVERSATION) {
    const conversation = await ctx.loaders.conversation.load(target);
    return conversation && (await canSeeConversation(ctx, conversation)) ? conversation : null;
  }
  if (targetType !== NotificationTarget.COMMENT) return (await nodeRow(targetType)?.(ctx, target)) ?? null;
  // The comment's post comes in the same round trip.
  const [comment] = await Promise.all([
    ctx.loaders.comment.load(target),
    root && ctx.loaders.post.load(root),
  ]);
  return comment && !comment.deletedAt && (await canSeeComment(ctx, comment)) ? comment : null;
}

/** A user who is visible and not muted, loaded together with what the rules need. */
async function actorOf(ctx: Context, id: Notification['target']): Promise<User | null> {
  const [user, muted] = await Promise.all([
    ctx.loaders.user.load(id),
    hasMuted(ctx, id),
    isBlockedEitherWay(ctx, id),
  ]);
  return user && !muted && (await canSeeUser(ctx, user)) ? user : null;
}
