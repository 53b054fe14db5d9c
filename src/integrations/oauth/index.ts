import type { OAuthConfig } from '../../config.js';
import { OAuthProvider } from '../../models/identity/index.js';
import { githubAdapter } from './github.js';
import { googleAdapter } from './google.js';
import type { OAuthAdapter } from './oauth.js';

export * from './oauth.js';

/** The configured providers. */
export interface OAuth {
  adapters: ReadonlyMap<OAuthProvider, OAuthAdapter>;
  /** Allowed redirect pages, compared exactly. */
  redirects: ReadonlySet<string>;
}

let current: OAuth = { adapters: new Map(), redirects: new Set() };

/** Called once when a process starts. Sends no request before a user signs in with a provider. */
export function configureOAuth({ google, github, redirects }: OAuthConfig): void {
  const adapters = new Map<OAuthProvider, OAuthAdapter>();
  if (google) adapters.set(OAuthProvider.GOOGLE, googleAdapter(google));
  if (github) adapters.set(OAuthProvider.GITHUB, githubAdapter(github));
  current = { adapters, redirects: new Set(redirects) };
}

/** The providers of this process. */
export const oauth = (): OAuth => current;
