import { StartOAuthDocument } from '@leela/client/documents/account.js';
import type { OAuthProvider } from '@leela/client/schema.js';
import { useAction } from '../../app/useAction.js';

/** The names of the providers, as users know them. */
export const PROVIDER_NAMES: Record<OAuthProvider, string> = { GOOGLE: 'Google', GITHUB: 'GitHub' };

/** A round trip to a provider that is under way in this tab. */
interface RoundTrip {
  provider: OAuthProvider;
  state: string;
  verifier: string;
  /** Whether the provider is linked to the signed-in account. */
  link: boolean;
  /** The page that the user comes back to. */
  next: string;
}

const KEY = 'leela.oauth';

/** The round trip of this tab. Null if there is none. */
export function roundTrip(): RoundTrip | null {
  return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as RoundTrip | null;
}

/** Forgets the round trip of this tab. */
export const endRoundTrip = (): void => sessionStorage.removeItem(KEY);

/** Starts a round trip: leads to the page of the provider, which leads back to `/oauth`. */
export function useStartOAuth() {
  const { run, busy, errors } = useAction(StartOAuthDocument);
  async function start(
    provider: OAuthProvider,
    { next, link = false, password }: { next: string; link?: boolean; password?: string },
  ) {
    const redirectUri = `${location.origin}/oauth`;
    const result = await run({ input: { provider, redirectUri, link, password } });
    if (!result.ok) return;
    const { state, verifier, url } = result.data.startOAuth!;
    const trip: RoundTrip = { provider, state: state!, verifier: verifier!, link, next };
    sessionStorage.setItem(KEY, JSON.stringify(trip));
    location.assign(url!);
  }
  return { start, busy, errors };
}
