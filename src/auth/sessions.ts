import type { ClientSession, PipelineStage, Types } from 'mongoose';
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

/** A session and its owner in one command; null when it is gone. */
export function loadSession(id: Types.ObjectId, session?: ClientSession): Promise<LoadedSession | null> {
  return load(id, [{ $project: { _id: 0, role: 1, status: 1, deletedAt: 1 } }], session);
}

/** The same with the owner's whole account, which most requests of a session ask for next. */
export function loadSessionAndAccount(id: Types.ObjectId): Promise<LoadedSession<User> | null> {
  return load<User>(id, []);
}

async function load<Owner extends SessionOwner>(
  id: Types.ObjectId,
  ownerPipeline: PipelineStage.Lookup['$lookup']['pipeline'],
  session?: ClientSession,
): Promise<LoadedSession<Owner> | null> {
  const [found] = await UserSessionModel.collection
    .aggregate<LoadedSession<Owner>>(
      [
        { $match: { _id: id } },
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
      ],
      session ? { session } : {},
    )
    .toArray();
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
