import type { ClientSession, PipelineStage, Types } from 'mongoose';
import { askTogether, byField, pipelineFor, type Shape } from '../lib/exchange/index.js';
import {
  UserSessionModel,
  UserStatus,
  type Role,
  type User,
  type UserSession,
} from '../models/identity/index.js';

/** What has to be known of a session's owner to let them in. */
export interface SessionOwner {
  role: Role;
  status: UserStatus;
  deletedAt: Date | null;
}

/** A session with its owner, at a moment of the database's clock, which all gateways share. */
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

const WITH_STANDING = sessionWith([{ $project: { _id: 0, role: 1, status: 1, deletedAt: 1 } }]);
const WITH_ACCOUNT = sessionWith([]);

/**
 * A session and its owner; null when it is gone. Outside of a transaction it is read in the command that this turn of the
 * event loop sends for all requests: after it was asked for, so whatever has ended it by then is seen.
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

/** The same with the owner's whole account, which most requests of a session ask for next. */
export async function loadSessionAndAccount(id: Types.ObjectId): Promise<LoadedSession<User> | null> {
  const [found] = await askTogether<Types.ObjectId, LoadedSession<User>>(WITH_ACCOUNT, [id]);
  return found ?? null;
}

/** Which of these sessions let nobody in any more: ended, over, gone, or their owner's account out of use. One command. */
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
  return ended;
}

/** Whether a session lets its owner in: not ended, not over, and the owner's account in use. */
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
