import { createHash } from 'node:crypto';
import type { Types } from 'mongoose';
import type { DomainEvent, EventType } from '../../events/types.js';
import { AchievementMetric } from '../../models/rewards/index.js';
import { Reaction } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** A user's part of a fact: no id, so that an erasure leaves nothing of them in others' rows. */
const partOf = (user: ObjectId): string =>
  createHash('sha256').update(user.toHexString()).digest('hex').slice(0, 24);

/** What an event means for rewards. */
export interface Fact {
  /** Points that a fact earns, or takes back: what it holds then is 0. */
  points?: { user: ObjectId; fact: string; amount: number | 'undo'; description: string };
  /** A user who was active. */
  active?: ObjectId;
  /** A number of a user that changed. */
  metric?: { user: ObjectId; metric: AchievementMetric };
}

/** Points by activity. */
export const POINTS = { post: 10, comment: 3, reaction: 1, follower: 2 } as const;

/** What was imported is no activity of today. */
const NEWS_MS = 24 * 60 * 60 * 1_000;
const isNews = (event: { at: Date }, at = event.at): boolean => event.at.getTime() - at.getTime() <= NEWS_MS;

const metric = (user: ObjectId, of: AchievementMetric): Fact => ({ metric: { user, metric: of } });
const earn = (user: ObjectId, fact: string, amount: number, description: string): Fact => ({
  points: { user, fact, amount, description },
});
const undo = (user: ObjectId, fact: string, description: string): Fact => ({
  points: { user, fact, amount: 'undo', description },
});

const UNWELCOME: readonly Reaction[] = [Reaction.DISLIKE, Reaction.ANGRY];
const { POSTS, COMMENTS, REACTIONS, FOLLOWERS, FOLLOWING, SAVES } = AchievementMetric;

/** What each event means for rewards: one row per event type. */
export const factRows: { [T in EventType]?: (event: DomainEvent<T>) => Fact[] } = {
  'post.created': (event) => {
    const { post, author, at } = event.data;
    if (!isNews(event, at)) return [];
    return [
      { active: author },
      earn(author, `post:${String(post)}`, POINTS.post, 'A post'),
      metric(author, POSTS),
    ];
  },
  'post.deleted': ({ data: { post, author } }) => [
    undo(author, `post:${String(post)}`, 'A post was deleted'),
    metric(author, POSTS),
  ],
  'comment.added': (event) => {
    const { comment, author, at } = event.data;
    if (!isNews(event, at)) return [];
    const fact = `comment:${String(comment)}`;
    return [{ active: author }, earn(author, fact, POINTS.comment, 'A comment'), metric(author, COMMENTS)];
  },
  'comment.deleted': ({ data: { comment, author } }) => [
    undo(author, `comment:${String(comment)}`, 'A comment was deleted'),
    metric(author, COMMENTS),
  ],
  'reaction.added': (event) => {
    const { user, target, targetAuthor, reaction, at } = event.data;
    if (!isNews(event, at)) return [];
    const welcome = !UNWELCOME.includes(reaction) && !user.equals(targetAuthor);
    const fact = `reaction:${String(target)}:${partOf(user)}`;
    return [
      { active: user },
      metric(user, REACTIONS),
      ...(welcome ? [earn(targetAuthor, fact, POINTS.reaction, 'A reaction')] : []),
    ];
  },
  'reaction.removed': ({ data: { user, target, targetAuthor } }) => [
    undo(targetAuthor, `reaction:${String(target)}:${partOf(user)}`, 'A reaction was removed'),
    metric(user, REACTIONS),
  ],
  'follow.started': (event) => {
    const { follower, following } = event.data;
    return [
      { active: follower },
      earn(following, `follower:${partOf(follower)}`, POINTS.follower, 'A follower'),
      metric(following, FOLLOWERS),
      metric(follower, FOLLOWING),
    ];
  },
  'follow.ended': ({ data: { follower, following } }) => [
    undo(following, `follower:${partOf(follower)}`, 'A follower left'),
    metric(following, FOLLOWERS),
    metric(follower, FOLLOWING),
  ],
  'post.saved': ({ data: { user } }) => [{ active: user }, metric(user, SAVES)],
  'post.unsaved': ({ data: { user } }) => [metric(user, SAVES)],
};

/** The same for any event. */
export const factsOf = (event: DomainEvent): Fact[] => factRows[event.type]?.(event as never) ?? [];
