import type { ClientSession, PipelineStage, Types } from 'mongoose';
import { workingKeys } from './api-keys.js';
import { askTogether, byField, pipelineFor, type Shape } from '../lib/exchange/index.js';
import {
  UserSessionModel,
  UserStatus,
  type Role,
  type StaffPermission,
  type User,
  type UserSession,
} from '../models/identity/index.js';

/** The fields of a session's owner that authentication needs. */
export interface SessionOwner {
  role: Role;
  permissions?: StaffPermission[];
  status: UserStatus;
  deletedAt: Date | null;
  bannedUntil?: Date | null;
  mutedUntil?: Date | null;
}

/** A session with its owner, at a time of the database's clock, which all gateways share. */
export interface LoadedSession<Owner extends SessionOwner = SessionOwner> extends UserSession {
  now: Date;
  owner?: Owner;
}

const sessionWith = (ownerPipeline: PipelineStage.Lookup['$lookup']['pipeline']): Shape<Types.ObjectId> =>
  byField(UserSessionModel, '_id', (id) => id.toHexString(), [
    {
      $lookup: {
        from: 'users',
        localField: 'user',
        foreignField: '_id',
        pipeline: ownerPipeline,
        as: 'owner',
      },
    },
    { $set: { now: '$$NOW', owner: { $first: '$owner' } } },
  ]);

const WITH_STANDING = sessionWith([
  {
    $project: {
      ...{ _id: 0, role: 1, permissions: 1, status: 1, deletedAt: 1 },
      ...{ bannedUntil: 1, mutedUntil: 1 },
    },
  },
]);
const WITH_ACCOUNT = sessionWith([]);

/**
 * A session and its owner. Null if it no longer exists. Outside a transaction it is read in the command that this
 * turn of the event loop sends for all requests: after the request, so a session that has ended by then is noticed.
 */
export async function loadSession(
  id: Types.ObjectId,
  session?: ClientSession,
): Promise<LoadedSession | null> {
  const [found] = session
    ? await UserSessionModel.collection
        .aggregate<LoadedSession>(pipelineFor(WITH_STANDING, [id]), { session })
        .toArray()
    : await askTogether<Types.ObjectId, LoadedSession>(WITH_STANDING, [id]);
  return found ?? null;
}

/** The same with the owner's whole account, which most requests need next. */
export async function loadSessionAndAccount(id: Types.ObjectId): Promise<LoadedSession<User> | null> {
  const [found] = await askTogether<Types.ObjectId, LoadedSession<User>>(WITH_ACCOUNT, [id]);
  return found ?? null;
}

/**
 * The sessions among these that are no longer valid: ended, expired, deleted, or of a disabled account. One command.
 */
export async function endedAmong(ids: readonly Types.ObjectId[]): Promise<Set<string>> {
  const alive = await UserSessionModel.collection
    .aggregate<{ _id: Types.ObjectId }>([
      { $match: { _id: { $in: [...ids] }, revokedAt: null, $expr: { $gt: ['$expiresAt', '$$NOW'] } } },
      {
        $lookup: {
          from: 'users',
          localField: 'user',
          foreignField: '_id',
          pipeline: [{ $match: { status: UserStatus.ACTIVE, deletedAt: null } }, { $project: { _id: 1 } }],
          as: 'owner',
        },
      },
      { $match: { 'owner.0': { $exists: true } } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  const ended = new Set(ids.map((id) => id.toHexString()));
  for (const { _id } of alive) ended.delete(_id.toHexString());
  // Sockets of API keys have the key's id instead of a session's.
  const rest = ids.filter((id) => ended.has(id.toHexString()));
  if (rest.length > 0) for (const id of await workingKeys(rest)) ended.delete(id.toHexString());
  return ended;
}

/** Whether a session is valid: not ended, not expired, and its owner's account active. */
export function isLive<Owner extends SessionOwner>(
  session: LoadedSession<Owner> | null,
): session is LoadedSession<Owner> & { owner: Owner } {
  return (
    session !== null &&
    session.revokedAt === null &&
    session.expiresAt > session.now &&
    session.owner?.status === UserStatus.ACTIVE &&
    !session.owner.deletedAt
  );
}
