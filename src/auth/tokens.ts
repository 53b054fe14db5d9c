import { decodeProtectedHeader, jwtVerify, SignJWT, errors, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Types } from 'mongoose';
import { Role } from '../models/identity/index.js';
import { readGlobalId, toGlobalId, type IdType } from '../schema/ids.js';
import { refuse } from '../schema/errors.js';
import { authSettings } from './settings.js';
import { ALGORITHM, signingKey, verifyingKey } from './signing-keys.js';

/** The claims of an access token. */
export interface AccessClaims {
  user: Types.ObjectId;
  session: Types.ObjectId;
  role: Role;
  expiresAt: Date;
}

/** An access token and when it expires. */
export interface AccessToken {
  token: string;
  expiresAt: Date;
}

const TYPE = 'at+jwt';
const AUDIENCE = 'leela';
/** Much longer than any valid token. */
const LONGEST = 2_048;
/** A verified token stays valid until it expires or its key is removed, so its signature is checked once. */
const verified = new LRUCache<string, { claims: AccessClaims; kid: string }>({ max: 10_000 });

const issuer = (): string => authSettings().publicUrl ?? 'leela';

/** Creates the access token of a session. */
export async function issueAccessToken(claims: Omit<AccessClaims, 'expiresAt'>): Promise<AccessToken> {
  const { kid, privateKey } = await signingKey();
  const now = Math.floor(Date.now() / 1_000);
  const end = now + authSettings().accessTokenTtlSeconds;
  const token = await new SignJWT({ sid: toGlobalId('UserSession', claims.session), role: claims.role })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setIssuer(issuer())
    .setAudience(AUDIENCE)
    .setSubject(toGlobalId('User', claims.user))
    .setIssuedAt(now)
    .setExpirationTime(end)
    .sign(privateKey);
  return { token, expiresAt: new Date(end * 1_000) };
}

/**
 * Verifies a token: signed by one of our keys, for this issuer, as an access token. Keys in the token (`jwk`, `jku`,
 * `x5u`) are ignored.
 * @throws UNAUTHENTICATED for every other
 */
export async function verifyAccessToken(token: string): Promise<AccessClaims> {
  const known = verified.get(token);
  // The cache's time to live uses a clock that stops while the machine sleeps, so the expiry is checked too.
  if (known && known.claims.expiresAt.getTime() > Date.now() && (await verifyingKey(known.kid)))
    return known.claims;
  try {
    const checked = await check(token);
    verified.set(token, checked, { ttl: Math.max(1, checked.claims.expiresAt.getTime() - Date.now()) });
    return checked.claims;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw refuse.unauthenticated('The access token has expired. Refresh the session, or sign in again.');
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw refuse.unauthenticated(
        'The access token is not valid. Sign in again, or send no Authorization header.',
      );
    throw error;
  }
}

async function check(token: string): Promise<{ claims: AccessClaims; kid: string }> {
  if (token.length > LONGEST) throw new errors.JWTInvalid();
  // Checked before a key is loaded: another algorithm or another kind of token is never ours.
  const { alg, typ, kid } = decodeProtectedHeader(token);
  if (alg !== ALGORITHM || typ !== TYPE || typeof kid !== 'string') throw new errors.JWTInvalid();
  const key = await verifyingKey(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  const options: JWTVerifyOptions = {
    algorithms: [ALGORITHM],
    typ: TYPE,
    issuer: issuer(),
    audience: AUDIENCE,
    requiredClaims: ['sub', 'sid', 'role', 'iat', 'exp'],
  };
  const { payload } = await jwtVerify<{ sid: unknown; role: unknown }>(token, key, options);
  const claims = {
    user: idOf(payload.sub, 'User'),
    session: idOf(payload.sid, 'UserSession'),
    role: roleOf(payload.role),
    expiresAt: new Date(payload.exp! * 1_000),
  };
  return { claims, kid };
}

function idOf(claim: unknown, type: IdType): Types.ObjectId {
  const read = typeof claim === 'string' ? readGlobalId(claim) : null;
  if (read?.type !== type) throw new errors.JWTInvalid();
  return read.id;
}

function roleOf(claim: unknown): Role {
  const role = Object.values(Role).find((known) => known === claim);
  if (!role) throw new errors.JWTInvalid();
  return role;
}
