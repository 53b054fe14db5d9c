import { createHmac, randomBytes } from 'node:crypto';
import type { Types } from 'mongoose';
import { derivedKey } from '../../auth/settings.js';
import type { Tx } from '../../events/transact.js';
import {
  AccountTokenModel,
  ERASURE_DAYS,
  type AccountToken,
  type TokenPurpose,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';

const MINUTE_MS = 60 * 1_000;

/** How long mail links are valid, in minutes. */
export const LINK_MINUTES: Record<TokenPurpose, number> = {
  'verify-email': 48 * 60,
  'password-reset': 30,
  'magic-link': 15,
  'email-change-new': 24 * 60,
  'email-change-old': 24 * 60,
  'cancel-erasure': ERASURE_DAYS * 24 * 60,
  'data-export': 7 * 24 * 60,
};

/** The subject of a link. */
export interface TokenSubject {
  /** Null for an address without an account: then the same is written, without a user. */
  user: Types.ObjectId | null;
  email: string;
  change?: Types.ObjectId;
}

/** A token with a user. */
export type OwnedToken = AccountToken & { user: Types.ObjectId };

const DEAD_LINK = 'This link is wrong, has ended, or was used before.';

/** Creates the token of a link, in a transaction. Returns it for the mail; only its hash is stored. */
export async function issueTokenIn(
  tx: Tx,
  purpose: TokenPurpose,
  { user, email, change }: TokenSubject,
): Promise<{ token: string; usefulUntil: Date }> {
  const token = randomBytes(32).toString('base64url');
  const life = LINK_MINUTES[purpose] * MINUTE_MS;
  // By the database's clock, so that gateways agree when a link expires.
  const times = { createdAt: '$$NOW', expiresAt: { $add: ['$$NOW', life] } };
  const row = { purpose, user, usedAt: null, ...(change ? { change } : {}) };
  await AccountTokenModel.collection.updateOne(
    { hash: hashOf(token) },
    [{ $set: { ...row, email: { $literal: email }, ...times } }],
    { upsert: true, session: tx.session },
  );
  return { token, usefulUntil: new Date(tx.at.getTime() + life) };
}

/**
 * Uses up a token, in a transaction: of several concurrent uses one succeeds, and an aborted transaction leaves it
 * valid.
 * @throws BAD_USER_INPUT for a token that is wrong, expired, used, or for another purpose
 */
export async function useTokenIn(tx: Tx, purposes: TokenPurpose[], token: string): Promise<OwnedToken> {
  const used = await AccountTokenModel.collection.findOneAndUpdate(
    good(purposes, token),
    [{ $set: { usedAt: '$$NOW' } }],
    { session: tx.session },
  );
  if (!used) throw deadLink();
  return used as unknown as OwnedToken;
}

/**
 * The user of a valid token, without using it up, before any further work is done.
 * @throws BAD_USER_INPUT
 */
export async function peekToken(purpose: TokenPurpose, token: string): Promise<Types.ObjectId> {
  return (await readToken(purpose, token)).user;
}

/**
 * Reads a valid token, for links that may be used several times.
 * @throws BAD_USER_INPUT
 */
export async function readToken(purpose: TokenPurpose, token: string): Promise<OwnedToken> {
  const found = await AccountTokenModel.collection.findOne(good([purpose], token));
  if (!found) throw deadLink();
  return found as unknown as OwnedToken;
}

/** Invalidates a user's unused links with these purposes, in a transaction. */
export async function burnTokensIn(tx: Tx, user: Types.ObjectId, ...purposes: TokenPurpose[]): Promise<void> {
  await AccountTokenModel.updateMany(
    { user, purpose: { $in: purposes }, usedAt: null },
    { $set: { usedAt: tx.at } },
    { session: tx.session },
  );
}

/** The refusal of an invalid link. */
export const deadLink = () => refuse.badInput(DEAD_LINK, 'token');

function good(purposes: TokenPurpose[], token: string): Record<string, unknown> {
  return {
    hash: hashOf(token),
    purpose: { $in: purposes },
    user: { $ne: null },
    usedAt: null,
    $expr: { $gt: ['$expiresAt', '$$NOW'] },
  };
}

function hashOf(token: string): string {
  return createHmac('sha256', derivedKey('account-token')).update(token.slice(0, 200)).digest('base64url');
}
