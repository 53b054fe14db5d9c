import type { Types } from 'mongoose';
import {
  completePreferences,
  UserModel,
  UserStatus,
  type UserPreferences,
} from '../../models/identity/index.js';
import { DigestStateModel, NotificationCounterModel, type DigestState } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** A possible recipient of digests. */
export interface DigestReader {
  _id: ObjectId;
  email: string;
  firstName: string;
  preferences: UserPreferences;
  /** When they were last active, by socket or by token. Null for never. */
  lastHere: Date | null;
  state: DigestState;
}

/** The digest states of users with unread notifications, in the order of their ids, in pages. */
export async function readDigestStates(
  after: ObjectId | null,
  limit: number,
): Promise<{ _id: ObjectId; state: DigestState; due: boolean }[]> {
  const rows = await NotificationCounterModel.collection
    .aggregate<{ _id: ObjectId; state?: DigestState; now: Date }>([
      { $match: { unread: { $gt: 0 }, ...(after ? { _id: { $gt: after } } : {}) } },
      { $sort: { _id: 1 } },
      { $limit: limit },
      {
        $lookup: {
          from: DigestStateModel.collection.collectionName,
          localField: '_id',
          foreignField: '_id',
          as: 'state',
        },
      },
      { $project: { state: { $first: '$state' }, now: '$$NOW' } },
    ])
    .toArray();
  return rows.map(({ _id, state = { _id, sentAt: null, seq: 0, dueAt: new Date(0) }, now }) => ({
    _id,
    state,
    due: state.dueAt <= now,
  }));
}

/** The users among these who may get mails: active accounts with a verified address. */
export async function loadReaders(states: readonly DigestState[]): Promise<DigestReader[]> {
  const rows = await UserModel.collection
    .aggregate<Omit<DigestReader, 'state' | 'preferences' | 'lastHere'> & Joined>([
      {
        $match: {
          _id: { $in: states.map(({ _id }) => _id) },
          status: UserStatus.ACTIVE,
          deletedAt: null,
          emailVerifiedAt: { $ne: null },
        },
      },
      { $lookup: { from: 'user_preferences', localField: '_id', foreignField: 'user', as: 'stored' } },
      { $lookup: { from: 'last_seen', localField: '_id', foreignField: '_id', as: 'seen' } },
      {
        $lookup: {
          from: 'user_sessions',
          localField: '_id',
          foreignField: 'user',
          pipeline: [{ $match: { revokedAt: null } }, { $project: { _id: 0, at: '$lastActiveAt' } }],
          as: 'sessions',
        },
      },
      { $project: { email: 1, firstName: 1, lastActiveAt: 1, stored: 1, seen: 1, sessions: 1 } },
    ])
    .toArray();
  const stateOf = new Map(states.map((state) => [state._id.toHexString(), state]));
  return rows.map(({ _id, email, firstName, lastActiveAt, stored, seen, sessions }) => {
    const times = [lastActiveAt, ...seen.map(({ at }) => at), ...sessions.map(({ at }) => at)];
    const latest = Math.max(0, ...times.map((at) => at?.getTime() ?? 0));
    return {
      _id,
      email,
      firstName,
      preferences: completePreferences(_id, stored[0] ?? null),
      lastHere: latest > 0 ? new Date(latest) : null,
      state: stateOf.get(_id.toHexString())!,
    };
  });
}

interface Joined {
  lastActiveAt?: Date;
  stored: UserPreferences[];
  seen: { at: Date }[];
  sessions: { at: Date }[];
}
