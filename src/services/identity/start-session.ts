import type { Types } from 'mongoose';
import { readDevice } from '../../auth/device.js';
import { newSalt, refreshTokenOf } from '../../auth/refresh-tokens.js';
import { authSettings } from '../../auth/settings.js';
import { issueAccessToken, type AccessToken } from '../../auth/tokens.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { RequestInfo } from '../../loaders/context.js';
import { UserModel, UserSessionModel, type Role, type UserSession } from '../../models/identity/index.js';
import { noteActivity } from './note-activity.js';

/** The result of a sign-in. */
export interface SignedIn {
  viewer: Viewer;
  accessToken: AccessToken;
  refreshToken: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** How long an unused session is valid. */
export const sessionLifeMs = (): number => authSettings().refreshTokenTtlDays * DAY_MS;

/** Starts a session in a transaction. Always a new one, against session fixation. */
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
    ...(request.location ? { location: placeOf(request.location) } : {}),
    lastActiveAt: tx.at,
    expiresAt: new Date(tx.at.getTime() + sessionLifeMs()),
  });
  await session.save({ session: tx.session });
  const seen = { $set: { lastLoginAt: tx.at, lastActiveAt: tx.at } };
  await UserModel.collection.updateOne({ _id: user }, seen, { session: tx.session });
  return session.toObject();
}

/** What sessions keep of a location. */
const placeOf = ({ country, city, timezone }: NonNullable<RequestInfo['location']>) => ({
  ...(country ? { country } : {}),
  ...(city ? { city } : {}),
  ...(timezone ? { timezone } : {}),
});

/** The tokens of a session in its current generation. To be given them counts as activity of the user. */
export async function tokensOf(
  session: Pick<UserSession, '_id' | 'user' | 'salt' | 'generation'>,
  role: Role,
  request: Pick<RequestInfo, 'location'>,
): Promise<SignedIn> {
  const [accessToken] = await Promise.all([
    issueAccessToken({ user: session.user, session: session._id, role }),
    noteActivity(session.user, request.location?.country),
  ]);
  return {
    viewer: { id: session.user, sessionId: session._id, role, tokenExpiresAt: accessToken.expiresAt },
    accessToken,
    refreshToken: refreshTokenOf(session, session.generation),
  };
}
