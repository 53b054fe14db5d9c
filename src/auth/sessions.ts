import { UserSessionModel, UserStatus, type Role, type UserSession } from '../models/identity/index.js';
import type { ClientSession, Types } from 'mongoose';

/** What has to be known of a session's owner to let them in. */
export interface SessionOwner {
  role: Role;
  status: UserStatus;
  deletedAt: Date | null;
}

/** A session with its owner, at a moment of the database's clock, which all gateways share. */
export interface LoadedSession extends UserSession {
  now: Date;
  owner?: SessionOwner;
}

/** A session and its owner in one command; null when it is gone. */
export async function loadSession(
  id: Types.ObjectId,
  session?: ClientSession,
): Promise<LoadedSession | null> {
  const [found] = await UserSessionModel.collection
    .aggregate<LoadedSession & { owner?: SessionOwner[] | SessionOwner }>(
      [
        { $match: { _id: id } },
        {
          $lookup: {
            from: 'users',
            localField: 'user',
            foreignField: '_id',
            pipeline: [{ $project: { _id: 0, role: 1, status: 1, deletedAt: 1 } }],
            as: 'owner',
          },
        },
        { $set: { now: '$$NOW', owner: { $first: '$owner' } } },
      ],
      session ? { session } : {},
    )
    .toArray();
  return (found as LoadedSession | undefined) ?? null;
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
export function isLive(session: LoadedSession | null): session is LoadedSession & { owner: SessionOwner } {
  return (
    session !== null &&
    session.revokedAt === null &&
    session.expiresAt > session.now &&
    session.owner?.status === UserStatus.ACTIVE &&
    !session.owner.deletedAt
  );
}
