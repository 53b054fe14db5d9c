import { createHash, randomBytes } from 'node:crypto';
import type { Types } from 'mongoose';
import { UserStatus, type User } from '../models/identity/index.js';
import { ApiKeyModel, type ApiKey } from '../models/platform/index.js';
import { refuse } from '../schema/errors.js';
import type { Viewer } from './viewer.js';

/** The prefix of every key, by which users and secret scanners recognise it. */
const START = 'leela_';
const PREFIX_CHARACTERS = 8;
const SECRET_BYTES = 32;
/** The expiry of a key that has none: its sockets need one. */
const NEVER = new Date('9999-12-31T00:00:00Z');
/** `lastUsedAt` is exact to the minute, so that a busy key is not a hot document. */
const NOTE_EVERY_MS = 60_000;

/** A new key. The secret is shown once; its readable prefix and its hash are stored. */
export interface NewKey {
  secret: string;
  prefix: string;
  hash: string;
}

// The secret has 256 random bits, so a plain hash can't be reversed by guessing.
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Creates a key. */
export function newApiKey(): NewKey {
  const name = randomBytes(6).toString('hex').slice(0, PREFIX_CHARACTERS);
  const prefix = `${START}${name}`;
  const secret = `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { secret, prefix, hash: hashOf(secret) };
}

/** Whether a token is an API key, and not an access token. */
export const isApiKey = (token: string): boolean => token.startsWith(START);

type LoadedKey = ApiKey & { now: Date; account?: User };

async function load(match: { hash: string } | { _id: Types.ObjectId }): Promise<LoadedKey | null> {
  const [found] = await ApiKeyModel.collection
    .aggregate<LoadedKey>([
      { $match: match },
      { $lookup: { from: 'users', localField: 'owner', foreignField: '_id', as: 'account' } },
      { $set: { now: '$$NOW', account: { $first: '$account' } } },
    ])
    .toArray();
  return found ?? null;
}

/**
 * The user of a key. Checked with every request, so a revoked key is refused immediately at every gateway. @throws
 * UNAUTHENTICATED
 */
export async function authenticateKey(secret: string): Promise<{ viewer: Viewer; account: User }> {
  return standing(await load({ hash: hashOf(secret) }));
}

/** The same for a key with an open socket. @throws UNAUTHENTICATED */
export async function stillHoldsKey(id: Types.ObjectId): Promise<Viewer> {
  return (await standing(await load({ _id: id }))).viewer;
}

function standing(key: LoadedKey | null): { viewer: Viewer; account: User } {
  const account = key?.account;
  if (!key || !account || !works(key) || account.status !== UserStatus.ACTIVE || account.deletedAt)
    throw refuse.unauthenticated('This API key does not work; it is unknown, expired or revoked.');
  noteUse(key);
  const { _id, scopes, requestsPerMinute, expiresAt } = key;
  return {
    account,
    viewer: {
      id: account._id,
      sessionId: _id,
      role: account.role,
      tokenExpiresAt: expiresAt ?? NEVER,
      apiKey: { id: _id, scopes, requestsPerMinute },
    },
  };
}

const works = ({ revokedAt, expiresAt, now }: LoadedKey): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

/** Not awaited: no request needs it, and the next use makes up for a failed write. */
function noteUse({ _id, lastUsedAt, now }: LoadedKey): void {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < NOTE_EVERY_MS) return;
  const before = new Date(now.getTime() - NOTE_EVERY_MS);
  void ApiKeyModel.collection
    .updateOne(
      { _id, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lt: before } }] },
      { $set: { lastUsedAt: now } },
    )
    .catch(() => undefined);
}

/** The ids among these that belong to valid keys, for sockets that were opened with one. */
export async function workingKeys(ids: readonly Types.ObjectId[]): Promise<Types.ObjectId[]> {
  const rows = await ApiKeyModel.collection
    .aggregate<{ _id: Types.ObjectId }>([
      {
        $match: {
          _id: { $in: [...ids] },
          revokedAt: null,
          $or: [{ expiresAt: null }, { $expr: { $gt: ['$expiresAt', '$$NOW'] } }],
        },
      },
      {
        $lookup: {
          from: 'users',
          localField: 'owner',
          foreignField: '_id',
          pipeline: [{ $match: { status: UserStatus.ACTIVE, deletedAt: null } }, { $project: { _id: 1 } }],
          as: 'account',
        },
      },
      { $match: { 'account.0': { $exists: true } } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  return rows.map(({ _id }) => _id);
}
