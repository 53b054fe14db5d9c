import type { ClientSession, Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { partedBy } from '../../loaders/messaging/parted.js';
import { UserPreferencesModel, type User, type UserPreferences } from '../../models/identity/index.js';
import {
  CommentModel,
  MuteModel,
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
  NotificationTarget,
  PostModel,
  PostStatus,
  PushSubscriptionModel,
  type Comment,
  type Mute,
  type Notification,
  type NotificationActor,
  type NotificationCounter,
  type Post,
  type PushSubscription,
} from '../../models/social/index.js';
import { askAll, rowsOf } from '../ask.js';
import { activePeople, blocksBetween, related } from '../people.js';
import type { Candidate, Caused } from './intent.js';

type ObjectId = Types.ObjectId;

/** A candidate with its event. */
export type Told = Caused<{ kind: 'tell'; candidate: Candidate }>;

/** A notification as it is stored. */
export type Row = Omit<Notification, 'id'>;
/** An actor of a notification, as it is stored. */
export type ActorRow = Omit<NotificationActor, 'id'>;

/** The data for deciding about candidates: preferences, permissions and existing notifications. */
export interface Known {
  /** The root posts, by id in hexadecimal. */
  posts: ReadonlyMap<string, Pick<Post, '_id' | 'author' | 'visibility'>>;
  /** Active accounts, by id in hexadecimal. */
  active: ReadonlyMap<string, Pick<User, 'privacy'>>;
  /** The stored preferences with the time zone. Absent for users who have changed none. */
  preferences: ReadonlyMap<string, UserPreferences>;
  parted(recipient: ObjectId, other: ObjectId): boolean;
  muted(recipient: ObjectId, other: ObjectId): boolean;
  /** Unread notifications of these recipients, types and targets. */
  open: readonly Row[];
  /** The existing actor rows of these actors, in unread and in read notifications. */
  behind: readonly ActorRow[];
  counters: readonly NotificationCounter[];
  browsers: readonly PushSubscription[];
}

/** Loads all of it in one command, except posts, whose authors must be known first. */
export async function lookUp(told: readonly Told[], session: ClientSession): Promise<Known> {
  const candidates = told.map(({ candidate }) => candidate);
  const posts = await postsOf(candidates, session);
  const recipients = distinct(candidates.map(({ recipient }) => recipient));
  const actors = distinct(candidates.flatMap(({ actor }) => (actor ? [actor] : [])));
  const others = distinct([...actors, ...posts.map(({ author }) => author)]);
  const alike = {
    recipient: { $in: recipients },
    type: { $in: [...new Set(candidates.map(({ type }) => type))] },
    target: { $in: distinct(candidates.map(({ target }) => target)) },
  };
  const known = await askAll(session, {
    active: activePeople(distinct([...recipients, ...others])),
    preferences: rowsOf<UserPreferences>(
      UserPreferencesModel,
      { user: { $in: recipients } },
      { user: 1, notifications: 1, timezone: 1 },
    ),
    blocks: blocksBetween(recipients, others),
    mutes: rowsOf<Mute>(MuteModel, { muter: { $in: recipients }, muted: { $in: others } }),
    open: rowsOf<Row>(NotificationModel, { ...alike, read: false }),
    behind: rowsOf<ActorRow>(NotificationActorModel, { ...alike, actor: { $in: actors } }),
    counters: rowsOf<NotificationCounter>(NotificationCounterModel, { _id: { $in: recipients } }),
    browsers: rowsOf<PushSubscription>(PushSubscriptionModel, { user: { $in: recipients } }, { user: 1 }),
  });
  return {
    posts: new Map(posts.map((row) => [row._id.toHexString(), row])),
    active: new Map(known.active.map((row) => [row._id.toHexString(), row])),
    preferences: new Map(known.preferences.map((row) => [row.user.toHexString(), row])),
    parted: partedBy(known.blocks),
    muted: related(known.mutes.map(({ muter, muted }) => [muter, muted])),
    ...{ open: known.open, behind: known.behind, counters: known.counters, browsers: known.browsers },
  };
}

async function postsOf(candidates: readonly Candidate[], session: ClientSession) {
  const ids = distinct(
    candidates.flatMap(({ root, rootType = 'Post' }) => (root && rootType === 'Post' ? [root] : [])),
  );
  if (ids.length === 0) return [];
  return PostModel.collection
    .find<Pick<Post, '_id' | 'author' | 'visibility'>>(
      { _id: { $in: ids }, deletedAt: null, status: PostStatus.PUBLISHED },
      { session, projection: { author: 1, visibility: 1 } },
    )
    .toArray();
}

/** The same candidates with the root posts of comments, without those about deleted comments. */
export async function withRoots(told: readonly Told[], session: ClientSession): Promise<Told[]> {
  const isComment = ({ candidate }: Told): boolean => candidate.targetType === NotificationTarget.COMMENT;
  const ids = distinct(told.filter(isComment).map(({ candidate }) => candidate.target));
  if (ids.length === 0) return [...told];
  const rows = await CommentModel.collection
    .find<Pick<Comment, '_id' | 'target' | 'targetType'>>(
      { _id: { $in: ids }, deletedAt: null },
      { session, projection: { target: 1, targetType: 1 } },
    )
    .toArray();
  const roots = new Map(
    rows.map(({ _id, target, targetType }) => [_id.toHexString(), { root: target, rootType: targetType }]),
  );
  return told.flatMap((one) => {
    if (!isComment(one)) return [one];
    const root = roots.get(one.candidate.target.toHexString());
    return root ? [{ ...one, candidate: { ...one.candidate, ...root } }] : [];
  });
}
