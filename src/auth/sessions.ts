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
