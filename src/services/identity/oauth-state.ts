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

/** How long a sign-in at the provider may take, including a second factor. */
export const STATE_MINUTES = 10;
const LONGEST = 4_096;

/** The purpose of a visit to a provider. */
export interface Errand {
  provider: OAuthProvider;
  purpose: OAuthPurpose;
  /** The user who links the provider. Null for a sign-in. */
  user: Types.ObjectId | null;
}

/** The provider's answer, and the client's secret. */
export interface OAuthReturn {
  code: string;
  state: string;
  verifier: string;
  issuer?: string | null;
}

/** A visit whose code was not exchanged yet, or whose identity is known. */
export type ClaimedState = OAuthState & { identity?: OAuthIdentity };

/** Creates the secrets of a visit. None of them is stored. */
export function newTrip(redirectUri: string): OAuthTrip & { verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { ...tripOf(redirectUri, randomBytes(32).toString('base64url')), verifier };
}

/** PKCE verifier and nonce are derived from the state, so a stolen database contains none of the three. */
export function tripOf(redirectUri: string, state: string): OAuthTrip {
  return {
    redirectUri,
    state,
    codeVerifier: macOf('oauth-pkce', state),
    nonce: macOf('oauth-nonce', state),
  };
}

/** Stores a new visit. */
export async function keepTrip(
  errand: Errand,
  { redirectUri, state, verifier }: ReturnType<typeof newTrip>,
): Promise<void> {
  const row = { ...errand, redirectUri, verifierHash: macOf('oauth-verifier', verifier) };
  // By the database's clock, so that gateways agree when a visit expires.
  const times = { createdAt: '$$NOW', expiresAt: { $add: ['$$NOW', STATE_MINUTES * 60 * 1_000] } };
  await OAuthStateModel.collection.updateOne(
    { hash: hashOf(state) },
    [{ $set: { ...row, claimedAt: null, usedAt: null, ...times } }],
    { upsert: true },
  );
}

/**
 * Claims the provider's answer: of several concurrent requests one may exchange the code. A repetition, after a
 * second factor was required, gets the visit with its identity.
 * @returns null if it is wrong, expired, used, of another client, or for another purpose
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

/** Stores the identity. */
export async function proveState({ _id }: OAuthState, identity: OAuthIdentity): Promise<void> {
  await OAuthStateModel.updateOne({ _id, usedAt: null }, { $set: { identity } });
}

/**
 * Uses up a visit, in a transaction. The provider's identity is removed.
 * @throws BAD_USER_INPUT if another request was first
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

/** A completed visit with this state and code: then another client has obtained both. */
export async function findReplayed({ code, state }: OAuthReturn): Promise<OAuthState | null> {
  if (code.length > LONGEST || state.length > LONGEST) return null;
  const codeHash = macOf('oauth-code', code);
  const found = { hash: hashOf(state), codeHash, usedAt: { $ne: null }, session: { $exists: true } };
  return OAuthStateModel.findOne(found).lean<OAuthState>();
}

/** The refusal of an invalid state. */
export const deadState = () =>
  refuse.badInput('This sign-in is invalid, expired or used. Start again.', 'state');

const hashOf = (state: string): string => macOf('oauth-state', state);

function macOf(purpose: string, text: string): string {
  return createHmac('sha256', derivedKey(purpose)).update(text).digest('base64url');
}
