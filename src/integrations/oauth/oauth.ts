import type { OAuthIdentity } from '../../models/identity/index.js';

/** The values that connect the two halves of one round trip to a provider. */
export interface OAuthTrip {
  redirectUri: string;
  state: string;
  /** PKCE: only the client that started can exchange the code. */
  codeVerifier: string;
  /** Returned inside the ID token, if there is one. */
  nonce: string;
}

/** The content of a provider's redirect. */
export interface OAuthAnswer {
  code: string;
  /** The issuer (RFC 9207), if the provider sends it. */
  issuer?: string | null;
}

/** An external identity provider. Stores nothing: tokens are dropped after the identity is read. */
export interface OAuthAdapter {
  /** The address to redirect the browser to. @throws ProviderDown */
  authoriseUrl(trip: OAuthTrip): Promise<string>;
  /** Exchanges a code for the identity. @throws ProviderDown, ProviderRefused */
  identify(trip: OAuthTrip, answer: OAuthAnswer): Promise<OAuthIdentity>;
}

/** The provider does not answer, or answers with a server error: a later retry may help. */
export class ProviderDown extends Error {
  override name = 'ProviderDown';
}

/** The provider, or the check of its answer, refuses this code: only a new attempt helps. */
export class ProviderRefused extends Error {
  override name = 'ProviderRefused';
}
