import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Types } from 'mongoose';
import { readGlobalId, toGlobalId } from '../schema/ids.js';
import { derivedKey } from './settings.js';

/** The part of a session that its refresh tokens need. */
export interface TokenFamily {
  _id: Types.ObjectId;
  salt: string;
}

/** The claims of a refresh token, before it is verified. */
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
 * The refresh token of one generation of a session. It is derived and not stored: a retry with the previous token
 * gets the identical one, and a stolen database holds none.
 */
export function refreshTokenOf(session: TokenFamily, generation: number): string {
  return `${toGlobalId('UserSession', session._id)}.${generation}.${proofOf(session, generation)}`;
}

/** Parses a refresh token. Null if its format is wrong. */
export function parseRefreshToken(token: string): RefreshClaims | null {
  const match = SHAPE.exec(token);
  const read = match && readGlobalId(match[1]!);
  return read ? { session: read.id, generation: Number(match[2]), proof: match[3]! } : null;
}

/** Whether this gateway made the token, in this or an earlier generation of the session. Constant time. */
export function isOurs(session: TokenFamily, { generation, proof }: RefreshClaims): boolean {
  return timingSafeEqual(Buffer.from(proofOf(session, generation)), Buffer.from(proof));
}

function proofOf(session: TokenFamily, generation: number): string {
  return createHmac('sha256', derivedKey('refresh'))
    .update(`${session._id.toHexString()}.${generation}.${session.salt}`)
    .digest('base64url');
}
