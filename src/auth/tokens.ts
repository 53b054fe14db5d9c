import { decodeProtectedHeader, jwtVerify, SignJWT, errors, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Types } from 'mongoose';
import { Role } from '../models/identity/index.js';
import { readGlobalId, toGlobalId, type IdType } from '../schema/ids.js';
import { refuse } from '../schema/errors.js';
import { authSettings } from './settings.js';
import { ALGORITHM, signingKey, verifyingKey } from './signing-keys.js';

/** What an access token says. */
export interface AccessClaims {
  user: Types.ObjectId;
  session: Types.ObjectId;
  role: Role;
  expiresAt: Date;
}

/** An access token and when it ends. */
export interface AccessToken {
  token: string;
  expiresAt: Date;
}

const TYPE = 'at+jwt';
const AUDIENCE = 'leela';
/** Much longer than any token of ours. */
const LONGEST = 2_048;
/** A token that was good is good until it ends or its key is gone; checking its signature once a lifetime is enough. */
const verified = new LRUCache<string, { claims: AccessClaims; kid: string }>({ max: 10_000 });

const issuer = (): string => authSettings().publicUrl ?? 'leela';

/** Makes the token that a session shows with its requests. */
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
 * Reads a token that one of our living keys has signed, for us and as an access token. Keys that it brings or points
 * to (`jwk`, `jku`, `x5u`) are never looked at.
 * @throws UNAUTHENTICATED for every other
 */
export async function verifyAccessToken(token: string): Promise<AccessClaims> {
  const known = verified.get(token);
  // The time to live goes by a clock that stands still while a machine sleeps.
  if (known && known.claims.expiresAt.getTime() > Date.now() && (await verifyingKey(known.kid)))
    return known.claims;
  try {
    const checked = await check(token);
    verified.set(token, checked, { ttl: Math.max(1, checked.claims.expiresAt.getTime() - Date.now()) });
    return checked.claims;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse.unauthenticated('The access token has expired.');
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw refuse.unauthenticated('The access token is not valid.');
    throw error;
  }
}

async function check(token: string): Promise<{ claims: AccessClaims; kid: string }> {
  if (token.length > LONGEST) throw new errors.JWTInvalid();
  // Looked at before any key is: what names another algorithm or another kind of token is none of ours.
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
