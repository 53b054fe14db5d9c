import { oauth, ProviderDown, ProviderRefused, type OAuthAdapter } from '../../integrations/oauth/index.js';
import { OAuthProvider, type User } from '../../models/identity/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';

const RETRY_SECONDS = 30;

/** The field of an account with the id at a provider. */
export const PROVIDER_FIELDS = {
  [OAuthProvider.GOOGLE]: 'googleId',
  [OAuthProvider.GITHUB]: 'githubId',
} as const satisfies Record<OAuthProvider, keyof User>;

const TITLES = { [OAuthProvider.GOOGLE]: 'Google', [OAuthProvider.GITHUB]: 'GitHub' };

/** The brand name of a provider, whether or not it is configured. */
export const titleOf = (provider: OAuthProvider): string => TITLES[provider];

/** The configured providers. */
export function authProviders(): OAuthProvider[] {
  return [...oauth().adapters.keys()];
}

/** The providers that an account is linked to. */
export function linkedProviders(user: Pick<User, 'googleId' | 'githubId'>): OAuthProvider[] {
  return Object.values(OAuthProvider).filter((provider) => user[PROVIDER_FIELDS[provider]] != null);
}

/**
 * The adapter of a provider.
 * @throws BAD_USER_INPUT if it is not configured
 */
export function adapterOf(provider: OAuthProvider): OAuthAdapter {
  const adapter = oauth().adapters.get(provider);
  if (!adapter)
    throw refuse.badInput(
      'This provider is not configured; `authProviders` lists the configured ones.',
      'provider',
    );
  return adapter;
}

/**
 * Calls a provider, and converts failures into refusals that users can act upon.
 * @throws RATE_LIMITED with `retryAfter` if it does not answer, BAD_USER_INPUT if it does not confirm
 */
export async function askProvider<T>(
  provider: OAuthProvider,
  ask: (adapter: OAuthAdapter) => Promise<T>,
): Promise<T> {
  const adapter = adapterOf(provider);
  try {
    return await ask(adapter);
  } catch (error) {
    const cause = { cause: error };
    const title = titleOf(provider);
    if (error instanceof ProviderDown) {
      const words = `${title} does not answer at the moment; nothing was changed. Begin again later.`;
      throw Object.assign(new Refusal(ErrorCode.RATE_LIMITED, words, { retryAfter: RETRY_SECONDS }), cause);
    }
    if (error instanceof ProviderRefused)
      throw Object.assign(
        refuse.badInput(`${title} did not confirm this sign-in. Start again.`, 'code'),
        cause,
      );
    throw error;
  }
}
