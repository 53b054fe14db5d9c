import { createHmac, randomBytes } from 'node:crypto';
import type { Types } from 'mongoose';
import { derivedKey } from '../../auth/settings.js';
import type { Tx } from '../../events/transact.js';
import type { OAuthTrip } from '../../integrations/oauth/index.js';
import {
  OAuthStateModel,
  type OAuthIdentity,
  type OAuthProvider,
  type OAuthPurpose,
  type OAuthState,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';

/** How long somebody may take at the provider, and for a second factor after it. */
export const STATE_MINUTES = 10;
const LONGEST = 4_096;

/** What a way to a provider is for. */
export interface Errand {
  provider: OAuthProvider;
  purpose: OAuthPurpose;
  /** Who links; null for who signs in. */
  user: Types.ObjectId | null;
}

/** What the client brings from the provider, and what it has kept. */
export interface OAuthReturn {
  code: string;
  state: string;
  verifier: string;
  issuer?: string | null;
}

/** A way whose code has not been exchanged by anybody yet, or one whose person is known. */
export type ClaimedState = OAuthState & { identity?: OAuthIdentity };

/** Makes what a way is tied together by; nothing of it is kept. */
export function newTrip(redirectUri: string): OAuthTrip & { verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { ...tripOf(redirectUri, randomBytes(32).toString('base64url')), verifier };
}

/** PKCE verifier and nonce are derived from the state, so a stolen database holds none of the three. */
export function tripOf(redirectUri: string, state: string): OAuthTrip {
  return {
    redirectUri,
    state,
    codeVerifier: macOf('oauth-pkce', state),
    nonce: macOf('oauth-nonce', state),
  };
}

/** Writes a new way down. */
export async function keepTrip(
  errand: Errand,
  { redirectUri, state, verifier }: ReturnType<typeof newTrip>,
): Promise<void> {
  const row = { ...errand, redirectUri, verifierHash: macOf('oauth-verifier', verifier) };
  // By the database's clock: gateways whose clocks differ agree about when a way ends.
  const times = { createdAt: '$$NOW', expiresAt: { $add: ['$$NOW', STATE_MINUTES * 60 * 1_000] } };
  await OAuthStateModel.collection.updateOne(
    { hash: hashOf(state) },
    [{ $set: { ...row, claimedAt: null, usedAt: null, ...times } }],
    { upsert: true },
  );
}

/**
 * Takes what comes back from the provider: of many at the same time one gets the code to exchange. Who comes again with
 * the same, because a second factor was asked for, gets the way with its person.
 * @returns null for what is wrong, over, used, somebody else's, or for something else
 */
export async function claimState(errand: Errand, answer: OAuthReturn): Promise<ClaimedState | null> {
  if (Object.values(answer).some((text) => (text?.length ?? 0) > LONGEST)) return null;
  const codeHash = macOf('oauth-code', answer.code);
  const open = {
    ...errand,
    hash: hashOf(answer.state),
    verifierHash: macOf('oauth-verifier', answer.verifier),
    usedAt: null,
    $expr: { $gt: ['$expiresAt', '$$NOW'] },
  };
  const claimed = await OAuthStateModel.collection.findOneAndUpdate(
    { ...open, claimedAt: null },
    [{ $set: { claimedAt: '$$NOW', codeHash } }],
    { returnDocument: 'after' },
  );
  const proven =
    claimed ?? (await OAuthStateModel.collection.findOne({ ...open, codeHash, identity: { $exists: true } }));
  return proven as ClaimedState | null;
}

/** Writes down who it is. */
export async function proveState({ _id }: OAuthState, identity: OAuthIdentity): Promise<void> {
  await OAuthStateModel.updateOne({ _id, usedAt: null }, { $set: { identity } });
}

/**
 * Uses a way up, in a transaction; what the provider said about the person is kept no longer.
 * @throws BAD_USER_INPUT where somebody else was first
 */
export async function useStateIn(
  tx: Tx,
  { _id }: OAuthState,
  used: { user: Types.ObjectId; session?: Types.ObjectId },
): Promise<void> {
  const { modifiedCount } = await OAuthStateModel.updateOne(
    { _id, usedAt: null },
    { $set: { usedAt: tx.at, ...used }, $unset: { identity: '' } },
    { session: tx.session },
  );
  if (modifiedCount === 0) throw deadState();
}

/** A way that is over, if this is the state and the code of one: then somebody has got hold of both. */
export async function findReplayed({ code, state }: OAuthReturn): Promise<OAuthState | null> {
  if (code.length > LONGEST || state.length > LONGEST) return null;
  const codeHash = macOf('oauth-code', code);
  const found = { hash: hashOf(state), codeHash, usedAt: { $ne: null }, session: { $exists: true } };
  return OAuthStateModel.findOne(found).lean<OAuthState>();
}

/** The refusal of a state that is of no use. */
export const deadState = () =>
  refuse.badInput('This sign-in is wrong, has ended, or was used before. Begin again.', 'state');

const hashOf = (state: string): string => macOf('oauth-state', state);

function macOf(purpose: string, text: string): string {
  return createHmac('sha256', derivedKey(purpose)).update(text).digest('base64url');
}
