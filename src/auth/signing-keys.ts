import { AsyncResource } from 'node:async_hooks';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import mongoose from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { SigningKeyModel, type SigningKey } from '../models/identity/index.js';
import { seal, unseal } from './seal.js';
import { authSettings } from './settings.js';

/** The only accepted algorithm of access tokens. */
export const ALGORITHM = 'EdDSA';

/** The keys are reloaded after this time, to follow a rotation at another gateway. */
const FRESH_MS = 60_000;
/** An unknown `kid` reloads the keys, but at most once in this time, so that forged tokens cause no load. */
const RELOAD_EVERY_MS = 1_000;
/**
 * How long a retired key outlives the last token that it can have signed: clock differences, and gateways that have
 * not reloaded.
 */
const MARGIN_MS = FRESH_MS + 5 * 60_000;

interface Keys {
  current: { kid: string; privateKey: CryptoKey };
  verifying: Map<string, CryptoKey>;
  jwks: { keys: JWK[] };
  loadedAt: number;
}

/** Loading keys serves all requests, so its cost is not booked on the request that triggers it. */
const housekeeping = new AsyncResource('SigningKeys');

let cached: Keys | undefined;
let loading: Promise<Keys> | undefined;

/** The current signing key. */
export async function signingKey(): Promise<Keys['current']> {
  return (await fresh()).current;
}

/** The key with this id, current or retired. Null if there is none. */
export async function verifyingKey(kid: string): Promise<CryptoKey | null> {
  let keys = await fresh();
  if (!keys.verifying.has(kid) && Date.now() - keys.loadedAt >= RELOAD_EVERY_MS) keys = await load();
  return keys.verifying.get(kid) ?? null;
}

/** The public keys, as `/.well-known/jwks.json` publishes them. */
export async function jwks(): Promise<{ keys: JWK[] }> {
  return (await fresh()).jwks;
}

/**
 * Makes a new key the current one. The old key verifies until its last token has expired, so no user is signed out.
 * Other gateways sign with the new key within a minute and accept it immediately.
 * @returns the new key's `kid`
 */
export async function rotateSigningKey(): Promise<string> {
  const key = await newKey();
  await mongoose.connection.transaction(async (session) => {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + authSettings().accessTokenTtlSeconds * 1_000 + MARGIN_MS);
    const retired = { $set: { current: false, retiredAt: now, expiresAt } };
    await SigningKeyModel.updateOne({ current: true }, retired, { session });
    await new SigningKeyModel(key).save({ session });
  });
  forgetSigningKeys();
  return key.kid;
}

/** Clears the cache; the next use reloads the keys. */
export function forgetSigningKeys(): void {
  cached = undefined;
}

/** Stale keys are still valid, so they are reloaded in the background; only the first caller waits. */
async function fresh(): Promise<Keys> {
  if (!cached) return load();
  if (Date.now() - cached.loadedAt >= FRESH_MS) load().catch(() => undefined);
  return cached;
}

function load(): Promise<Keys> {
  loading ??= housekeeping.runInAsyncScope(read).finally(() => (loading = undefined));
  return loading;
}

async function read(): Promise<Keys> {
  const alive = { $or: [{ expiresAt: null }, { expiresAt: { $gt: new Date() } }] };
  const rows = await SigningKeyModel.find(alive).sort({ _id: -1 }).lean<SigningKey[]>();
  const row = rows.find((key) => key.current);
  const secret = row && unseal(row.sealedPrivateKey, row.kid);
  // No key yet, or AUTH_SECRET has changed since it was encrypted: then it can no longer sign.
  if (!row || !secret) return (await makeFirst(row)) && read();
  const imported = await Promise.all(
    rows.map(async ({ kid, publicKey }) => [kid, await importKey(publicKey)] as const),
  );
  cached = {
    current: { kid: row.kid, privateKey: await importKey(JSON.parse(secret) as JWK) },
    verifying: new Map(imported),
    jwks: { keys: rows.map(({ kid, publicKey }) => ({ ...publicKey, kid, alg: ALGORITHM, use: 'sig' })) },
    loadedAt: Date.now(),
  };
  return cached;
}

/** Several gateways may start at the same time on an empty database; the unique index accepts one key. */
async function makeFirst(unreadable: SigningKey | undefined): Promise<true> {
  try {
    if (unreadable) await rotateSigningKey();
    else await new SigningKeyModel(await newKey()).save({ w: 'majority' });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return true;
}

async function newKey(): Promise<Pick<SigningKey, 'kid' | 'publicKey' | 'sealedPrivateKey' | 'current'>> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const [{ x }, secret] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
  const kid = new mongoose.Types.ObjectId().toHexString();
  const sealedPrivateKey = seal(JSON.stringify(secret), kid);
  return { kid, publicKey: { kty: 'OKP', crv: 'Ed25519', x: x! }, sealedPrivateKey, current: true };
}

async function importKey(key: JWK): Promise<CryptoKey> {
  return (await importJWK(key, ALGORITHM)) as CryptoKey;
}
