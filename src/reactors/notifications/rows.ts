import type { Types } from 'mongoose';
import type { DomainEvent, EventType } from '../../events/types.js';
import { LikeTarget, NotificationTarget, NotificationType, Reaction } from '../../models/social/index.js';
import type { IdType } from '../../schema/ids.js';
import { tell, type Candidate, type Intent } from './intent.js';

type ObjectId = Types.ObjectId;

/** Authors are not notified of negative reactions. */
const UNWELCOME: readonly Reaction[] = [Reaction.DISLIKE, Reaction.ANGRY];
const isWelcome = (reaction: Reaction): boolean => !UNWELCOME.includes(reaction);

/** Content that is older than this when it arrives (by an import, for example) causes no notification. */
const NEWS_MS = 24 * 60 * 60 * 1000;

/** Whether content is recent enough for a notification. Imported content may be years old. */
const isNews = (event: { at: Date }, at = event.at): boolean => event.at.getTime() - at.getTime() <= NEWS_MS;

const onPost = (post: ObjectId) => ({ targetType: NotificationTarget.POST, target: post, root: post });
const onUser = (user: ObjectId) => ({ targetType: NotificationTarget.USER, target: user, root: null });
const inConversation = (conversation: ObjectId) => ({
  targetType: NotificationTarget.CONVERSATION,
  target: conversation,
  root: null,
});
const onComment = (comment: ObjectId, root: ObjectId | null, rootType: IdType = 'Post') => ({
  targetType: NotificationTarget.COMMENT,
  target: comment,
  root,
  rootType,
});
/** A target with reactions or comments. */
const onTarget = (targetType: IdType, target: ObjectId) => ({
  ...{ targetType, target, root: target },
  rootType: targetType,
});

type Reacted = Pick<DomainEvent<'reaction.added'>['data'], 'user' | 'target' | 'targetType' | 'targetAuthor'>;

// The post of a liked comment is loaded with the comment itself.
const liked = ({ user, target, targetType, targetAuthor }: Reacted): Intent =>
  tell({
    recipient: targetAuthor,
    actor: user,
    type: NotificationType.LIKE,
    ...(targetType === LikeTarget.COMMENT ? onComment(target, null) : onTarget(targetType, target)),
  });

/** Removes an actor from unread notifications. Read ones stay unchanged. */
const leaves = (
  recipient: ObjectId,
  actor: ObjectId,
  type: NotificationType,
  target: ObjectId,
  source: ObjectId | null = null,
): Intent => ({ kind: 'leave', leaving: { recipient, actor, type, target, source, readAt: null } });

const unliked = ({ user, target, targetAuthor }: Reacted): Intent =>
  leaves(targetAuthor, user, NotificationType.LIKE, target);

function mentions(
  people: readonly ObjectId[],
  actor: ObjectId,
  target: Pick<Candidate, 'targetType' | 'target' | 'root' | 'rootType'>,
): Intent[] {
  return people.map((recipient) => tell({ recipient, actor, type: NotificationType.MENTION, ...target }));
}

function commented(event: DomainEvent<'comment.added'>): Intent[] {
  const { data } = event;
  if (!isNews(event, data.at)) return [];
  const { comment, author, targetType, target, parent, targetAuthor, replyToAuthor } = data;
  const intents: Intent[] = [];
  // A user gets at most one notification of a comment, the most specific one.
  const told = new Set<string>([author.toHexString()]);
  const once = (person: ObjectId): boolean =>
    !told.has(person.toHexString()) && !!told.add(person.toHexString());
  const source = comment;
  if (replyToAuthor && parent && once(replyToAuthor)) {
    const answered = onComment(data.answered ?? parent, target, targetType);
    intents.push(
      tell({ recipient: replyToAuthor, actor: author, type: NotificationType.REPLY, ...answered, source }),
    );
  }
  const called = data.mentions.filter(once);
  intents.push(...mentions(called, author, onComment(comment, target, targetType)));
  if (once(targetAuthor))
    intents.push(
      tell({
        recipient: targetAuthor,
        actor: author,
        type: NotificationType.COMMENT,
        ...onTarget(targetType, target),
        source,
      }),
    );
  return intents;
}

function published(event: DomainEvent<'post.created'>): Intent[] {
  const { post, author, at, quoteOf: quoted } = event.data;
  if (!isNews(event, at)) return [];
  return [
    ...mentions(event.data.mentions, author, onPost(post)),
    ...(quoted ? [{ kind: 'quote' as const, quote: { post, author, quoted } }] : []),
    { kind: 'announce', announcement: { post, author } },
  ];
}

/**
 * Mentioned users are notified even if they muted the conversation; the message itself notifies those who did not
 * mute it.
 */
function sent(event: DomainEvent<'message.sent'>): Intent[] {
  const { data } = event;
  if (!isNews(event, data.at)) return [];
  const { author, conversation, to } = data;
  const where = inConversation(conversation);
  const called = new Set(data.mentions.map(String));
  return [
    ...mentions(data.mentions, author, where),
    ...to
      .filter((id) => !called.has(String(id)))
      .map((recipient) => tell({ recipient, actor: author, type: NotificationType.MESSAGE, ...where })),
  ];
}

/** The notifications of each event type. */
export const rows: { [T in EventType]?: (event: DomainEvent<T>) => Intent[] } = {
  'reaction.added': (event) =>
    isWelcome(event.data.reaction) && isNews(event, event.data.at) ? [liked(event.data)] : [],
  'reaction.changed': ({ data }) => {
    if (isWelcome(data.from) === isWelcome(data.to)) return [];
    return [isWelcome(data.to) ? liked(data) : unliked(data)];
  },
  'reaction.removed': ({ data }) => [unliked(data)],
  'comment.added': commented,
  'comment.edited': ({ data }) =>
    mentions(data.mentionsAdded, data.author, onComment(data.comment, data.target, data.targetType)),
  'comment.deleted': ({ data }) => [
    { kind: 'leave', leaving: { source: data.comment } },
    { kind: 'forget', about: { target: data.comment } },
  ],
  'post.created': published,
  'post.updated': ({ data }) => mentions(data.mentionsAdded, data.author, onPost(data.post)),
  'post.deleted': ({ data }) => [{ kind: 'forget', about: { root: data.post } }],
  'post.shared': ({ data }) => [
    tell({ recipient: data.author, actor: data.user, type: NotificationType.SHARE, ...onPost(data.post) }),
  ],
  // A user who also shared it otherwise stays an actor when the repost is undone.
  'post.reposted': ({ data: { post: source, author, original, originalAuthor } }) => [
    tell({
      recipient: originalAuthor,
      actor: author,
      type: NotificationType.SHARE,
      ...onPost(original),
      source,
    }),
  ],
  'post.unreposted': ({ data: { post, author, original, originalAuthor } }) =>
    originalAuthor ? [leaves(originalAuthor, author, NotificationType.SHARE, original, post)] : [],
  'follow.requested': ({ data: { follower, following } }) => [
    tell({
      recipient: following,
      actor: follower,
      type: NotificationType.FOLLOW_REQUEST,
      ...onUser(following),
    }),
  ],
  'follow.request-ended': ({ data: { follower, following } }) => [
    leaves(following, follower, NotificationType.FOLLOW_REQUEST, following),
  ],
  'follow.started': ({ data: { follower, following, accepted } }) => {
    if (!accepted)
      return [
        tell({ recipient: following, actor: follower, type: NotificationType.FOLLOW, ...onUser(following) }),
      ];
    return [
      leaves(following, follower, NotificationType.FOLLOW_REQUEST, following),
      tell({
        recipient: follower,
        actor: following,
        type: NotificationType.FOLLOW_ACCEPTED,
        ...onUser(following),
      }),
    ];
  },
  'follow.ended': ({ data: { follower, following } }) => [
    leaves(following, follower, NotificationType.FOLLOW, following),
    leaves(follower, following, NotificationType.FOLLOW_ACCEPTED, following),
  ],
  'message.sent': sent,
  'message.edited': ({ data: { mentionsAdded, author, conversation } }) =>
    mentions(mentionsAdded, author, inConversation(conversation)),
  'conversation.read': ({ data: { user, conversation: id, upTo: seq } }) => [
    { kind: 'read', recipient: user, ids: null, upTo: Number.MAX_SAFE_INTEGER, conversation: { id, seq } },
  ],
  'user.blocked': ({ data: { blocker, blocked } }) => [
    { kind: 'leave', leaving: { recipient: blocker, actor: blocked } },
    { kind: 'leave', leaving: { recipient: blocked, actor: blocker } },
  ],
  'notifications.read': ({ data: { user, notifications, upTo } }) => [
    { kind: 'read', recipient: user, ids: notifications, upTo },
  ],
  'notifications.left': ({ data: { actors } }) => [{ kind: 'leave', leaving: { _id: { $in: actors } } }],
  'notification.dismissed': ({ data: { user, notification } }) => [
    { kind: 'dismiss', recipient: user, id: notification },
  ],
};
