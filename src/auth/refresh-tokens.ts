import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Types } from 'mongoose';
import { readGlobalId, toGlobalId } from '../schema/ids.js';
import { derivedKey } from './settings.js';

/** The session that a refresh token belongs to, as far as making and checking tokens goes. */
export interface TokenFamily {
  _id: Types.ObjectId;
  salt: string;
}

/** What a refresh token says, before anybody has checked that we made it. */
export interface RefreshClaims {
  session: Types.ObjectId;
  generation: number;
  proof: string;
}

const SHAPE = /^(sess_[0-9a-f]{24})\.(0|[1-9]\d{0,8})\.([A-Za-z0-9_-]{43})$/;

/** The salt of a new session. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The refresh token of one generation of a session. It is derived and not stored: whoever retries with the token before
 * it gets the very same one, and a stolen database holds none.
 */
export function refreshTokenOf(session: TokenFamily, generation: number): string {
  return `${toGlobalId('UserSession', session._id)}.${generation}.${proofOf(session, generation)}`;
}

/** Takes a refresh token apart; null when it has not its shape. */
export function parseRefreshToken(token: string): RefreshClaims | null {
  const match = SHAPE.exec(token);
  const read = match && readGlobalId(match[1]!);
  return read ? { session: read.id, generation: Number(match[2]), proof: match[3]! } : null;
}

/** Whether we made this token, in this or an earlier generation of the session. Takes the same time whatever is wrong. */
export function isOurs(session: TokenFamily, { generation, proof }: RefreshClaims): boolean {
  return timingSafeEqual(Buffer.from(proofOf(session, generation)), Buffer.from(proof));
}

function proofOf(session: TokenFamily, generation: number): string {
  return createHmac('sha256', derivedKey('refresh'))
    .update(`${session._id.toHexString()}.${generation}.${session.salt}`)
    .digest('base64url');
}
