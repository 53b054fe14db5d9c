import type { OAuthConfig } from '../../config.js';
import { OAuthProvider } from '../../models/identity/index.js';
import { githubAdapter } from './github.js';
import { googleAdapter } from './google.js';
import type { OAuthAdapter } from './oauth.js';

export * from './oauth.js';

/** The providers that are set up. */
export interface OAuth {
  adapters: ReadonlyMap<OAuthProvider, OAuthAdapter>;
  /** Where a browser may be sent back to, each in full. */
  redirects: ReadonlySet<string>;
}

let current: OAuth = { adapters: new Map(), redirects: new Set() };

/** Called once when a process starts. Nothing is asked of a provider before somebody wants to sign in with it. */
export function configureOAuth({ google, github, redirects }: OAuthConfig): void {
  const adapters = new Map<OAuthProvider, OAuthAdapter>();
  if (google) adapters.set(OAuthProvider.GOOGLE, googleAdapter(google));
  if (github) adapters.set(OAuthProvider.GITHUB, githubAdapter(github));
  current = { adapters, redirects: new Set(redirects) };
}

/** The providers of this process. */
export const oauth = (): OAuth => current;
