import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { oauth } from '../../integrations/oauth/index.js';
import type { Context } from '../../loaders/context.js';
import { OAuthPurpose, UserModel, type OAuthProvider } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { keepTrip, newTrip, STATE_MINUTES } from './oauth-state.js';
import { adapterOf, askProvider, PROVIDER_FIELDS } from './provider.js';
import { requirePassword } from './require-password.js';

/** The input of a visit to a provider. */
export interface StartOAuthInput {
  provider: OAuthProvider;
  redirectUri: string;
  /** Whether to link the signed-in account instead of signing in. */
  link?: boolean | null;
  /** For linking: the current password, if the account has one. */
  password?: string | null;
}

/** The address to visit, and the secret to keep until the return. */
export interface StartedOAuth {
  url: string;
  state: string;
  verifier: string;
  expiresAt: Date;
}

/**
 * Starts a round trip to a provider. Only configured redirect pages are allowed.
 * @throws BAD_USER_INPUT naming the field; for linking also UNAUTHENTICATED, FORBIDDEN for a wrong password, CONFLICT if the account is linked already; RATE_LIMITED if the provider does not answer
 */
export async function startOAuth(ctx: Context, input: StartOAuthInput): Promise<StartedOAuth> {
  await ctx.limits.consume('token');
  const { provider, redirectUri } = input;
  adapterOf(provider);
  if (!oauth().redirects.has(redirectUri))
    throw refuse.badInput('This redirect URL is not on the allow list.', 'redirectUri');
  const user = input.link ? await wantsLink(ctx, input) : null;
  const trip = newTrip(redirectUri);
  const url = await askProvider(provider, (adapter) => adapter.authoriseUrl(trip));
  await keepTrip({ provider, purpose: user ? OAuthPurpose.LINK : OAuthPurpose.SIGN_IN, user }, trip);
  const expiresAt = new Date(Date.now() + STATE_MINUTES * 60 * 1_000);
  return { url, state: trip.state, verifier: trip.verifier, expiresAt };
}

/** Linking requires the password, so that a stranger at an unlocked device cannot add a way to sign in. */
async function wantsLink(ctx: Context, { provider, password }: StartOAuthInput): Promise<Types.ObjectId> {
  const { id } = requireViewer(ctx);
  await requirePassword(ctx, password);
  const field = PROVIDER_FIELDS[provider];
  if (await UserModel.exists({ _id: id, [field]: { $exists: true } }))
    throw refuse.conflict('The account is linked to this provider already.', 'provider');
  return id;
}
