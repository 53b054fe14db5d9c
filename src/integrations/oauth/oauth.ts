import type { OAuthIdentity } from '../../models/identity/index.js';

/** What one way to a provider and back is tied together by. */
export interface OAuthTrip {
  redirectUri: string;
  state: string;
  /** PKCE: only who has begun can exchange the code. */
  codeVerifier: string;
  /** Comes back inside of the ID token, where there is one. */
  nonce: string;
}

/** What a provider's redirect brings. */
export interface OAuthAnswer {
  code: string;
  /** Who answers (RFC 9207), where the provider says. */
  issuer?: string | null;
}

/** Somebody else who knows who a person is. Keeps nothing: tokens are dropped once they have told. */
export interface OAuthAdapter {
  /** Where to send the browser. @throws ProviderDown */
  authoriseUrl(trip: OAuthTrip): Promise<string>;
  /** Exchanges a code for who it is. @throws ProviderDown, ProviderRefused */
  identify(trip: OAuthTrip, answer: OAuthAnswer): Promise<OAuthIdentity>;
}

/** The provider does not answer, or only with its own faults: trying later helps. */
export class ProviderDown extends Error {
  override name = 'ProviderDown';
}

/** The provider, or the check of what it says, refuses this code: only beginning again helps. */
export class ProviderRefused extends Error {
  override name = 'ProviderRefused';
}
