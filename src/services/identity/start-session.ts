import type { Types } from 'mongoose';
import { readDevice } from '../../auth/device.js';
import { newSalt, refreshTokenOf } from '../../auth/refresh-tokens.js';
import { authSettings } from '../../auth/settings.js';
import { issueAccessToken, type AccessToken } from '../../auth/tokens.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { RequestInfo } from '../../loaders/context.js';
import { UserModel, UserSessionModel, type Role, type UserSession } from '../../models/identity/index.js';

/** A signed-in device: what its person is given. */
export interface SignedIn {
  viewer: Viewer;
  accessToken: AccessToken;
  refreshToken: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** How long a session lives without being used. */
export const sessionLifeMs = (): number => authSettings().refreshTokenTtlDays * DAY_MS;

/** Starts a session in a transaction: always a new one, so nobody signs in to a session that another has prepared. */
export async function startSessionIn(
  tx: Tx,
  user: Types.ObjectId,
  request: RequestInfo,
): Promise<UserSession> {
  const { words: _, ...device } = readDevice(request.userAgent);
  const session = new UserSessionModel({
    user,
    salt: newSalt(),
    ip: request.ip,
    userAgent: request.userAgent.slice(0, 512),
    ...device,
    ...(request.location ? { location: request.location } : {}),
    lastActiveAt: tx.at,
    expiresAt: new Date(tx.at.getTime() + sessionLifeMs()),
  });
  await session.save({ session: tx.session });
  const seen = { $set: { lastLoginAt: tx.at, lastActiveAt: tx.at } };
  await UserModel.collection.updateOne({ _id: user }, seen, { session: tx.session });
  return session.toObject();
}

/** The tokens of a session in its present generation. */
export async function tokensOf(
  session: Pick<UserSession, '_id' | 'user' | 'salt' | 'generation'>,
  role: Role,
): Promise<SignedIn> {
  const accessToken = await issueAccessToken({ user: session.user, session: session._id, role });
  return {
    viewer: { id: session.user, sessionId: session._id, role, tokenExpiresAt: accessToken.expiresAt },
    accessToken,
    refreshToken: refreshTokenOf(session, session.generation),
  };
}
