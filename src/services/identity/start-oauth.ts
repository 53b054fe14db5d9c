import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { oauth } from '../../integrations/oauth/index.js';
import type { Context } from '../../loaders/context.js';
import { OAuthPurpose, UserModel, type OAuthProvider } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { keepTrip, newTrip, STATE_MINUTES } from './oauth-state.js';
import { adapterOf, askProvider, PROVIDER_FIELDS } from './provider.js';
import { requirePassword } from './require-password.js';

/** What going to a provider asks for. */
export interface StartOAuthInput {
  provider: OAuthProvider;
  redirectUri: string;
  /** Links it to the signed-in account instead of signing in. */
  link?: boolean | null;
  /** For linking: the present password, where the account has one. */
  password?: string | null;
}

/** Where to go, and what to keep until one is back. */
export interface StartedOAuth {
  url: string;
  state: string;
  verifier: string;
  expiresAt: Date;
}

/**
 * Begins a way to a provider and back. Only pages of the configuration are come back to.
 * @throws BAD_USER_INPUT naming the field; for linking also UNAUTHENTICATED, FORBIDDEN for a wrong password, CONFLICT
 * where the account is linked already; RATE_LIMITED where the provider does not answer
 */
export async function startOAuth(ctx: Context, input: StartOAuthInput): Promise<StartedOAuth> {
  await ctx.limits.consume('token');
  const { provider, redirectUri } = input;
  adapterOf(provider);
  if (!oauth().redirects.has(redirectUri))
    throw refuse.badInput('This is no page that may be come back to.', 'redirectUri');
  const user = input.link ? await wantsLink(ctx, input) : null;
  const trip = newTrip(redirectUri);
  const url = await askProvider(provider, (adapter) => adapter.authoriseUrl(trip));
  await keepTrip({ provider, purpose: user ? OAuthPurpose.LINK : OAuthPurpose.SIGN_IN, user }, trip);
  const expiresAt = new Date(Date.now() + STATE_MINUTES * 60 * 1_000);
  return { url, state: trip.state, verifier: trip.verifier, expiresAt };
}

/** Another way in is for the person themselves to open, and not for somebody at their open device. */
async function wantsLink(ctx: Context, { provider, password }: StartOAuthInput): Promise<Types.ObjectId> {
  const { id } = requireViewer(ctx);
  await requirePassword(ctx, password);
  const field = PROVIDER_FIELDS[provider];
  if (await UserModel.exists({ _id: id, [field]: { $exists: true } }))
    throw refuse.conflict('The account is linked to this provider already.', 'provider');
  return id;
}
