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

/** How long the links of mails work. */
export const LINK_MINUTES: Record<TokenPurpose, number> = {
  'verify-email': 48 * 60,
  'password-reset': 30,
  'magic-link': 15,
  'email-change-new': 24 * 60,
  'email-change-old': 24 * 60,
  'cancel-erasure': ERASURE_DAYS * 24 * 60,
  'data-export': 7 * 24 * 60,
};

/** Whom a link is for. */
export interface TokenSubject {
  /** Null for an address that nobody has: then the same is written, for nobody. */
  user: Types.ObjectId | null;
  email: string;
  change?: Types.ObjectId;
}

/** A token that belongs to somebody. */
export type OwnedToken = AccountToken & { user: Types.ObjectId };

const DEAD_LINK = 'This link is wrong, has ended, or was used before.';

/** Makes the proof for a link, in a transaction. Answers it as the mail needs it; only its hash is kept. */
export async function issueTokenIn(
  tx: Tx,
  purpose: TokenPurpose,
  { user, email, change }: TokenSubject,
): Promise<{ token: string; usefulUntil: Date }> {
  const token = randomBytes(32).toString('base64url');
  const life = LINK_MINUTES[purpose] * MINUTE_MS;
  // By the database's clock: gateways whose clocks differ agree about when a link ends.
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
 * Uses a token up, in a transaction: of many at the same time one gets through, and a transaction that fails leaves it
 * as it was.
 * @throws BAD_USER_INPUT for one that is wrong, over, used, or for something else
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
 * Looks whose a good token is, before any work is done for whoever brings it.
 * @throws BAD_USER_INPUT
 */
export async function peekToken(purpose: TokenPurpose, token: string): Promise<Types.ObjectId> {
  return (await readToken(purpose, token)).user;
}

/**
 * Reads a good token, for links that work until they end.
 * @throws BAD_USER_INPUT
 */
export async function readToken(purpose: TokenPurpose, token: string): Promise<OwnedToken> {
  const found = await AccountTokenModel.collection.findOne(good([purpose], token));
  if (!found) throw deadLink();
  return found as unknown as OwnedToken;
}

/** Makes a person's unused links worthless, in a transaction: those of these purposes. */
export async function burnTokensIn(tx: Tx, user: Types.ObjectId, ...purposes: TokenPurpose[]): Promise<void> {
  await AccountTokenModel.updateMany(
    { user, purpose: { $in: purposes }, usedAt: null },
    { $set: { usedAt: tx.at } },
    { session: tx.session },
  );
}

/** The refusal of a link that is of no use. */
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
