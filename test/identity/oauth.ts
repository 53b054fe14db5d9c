import { randomBytes, randomInt } from 'node:crypto';
import { configureOAuth } from '../../src/integrations/oauth/index.js';
import type { Client } from '../setup/client.js';
import { startGithub, type TestGithub } from '../setup/providers/github.js';
import { startOidc, type TestOidc } from '../setup/providers/oidc.js';
import { TOKENS } from './operations.js';

export const PAGE = 'http://localhost:5173/signed-in';
export const PROVIDERS = '{ authProviders }';
export const START = `mutation ($input: StartOAuthInput!) {
  startOAuth(input: $input) { url state verifier expiresAt }
}`;
export const COME_BACK = `${TOKENS}
  mutation ($input: SignInWithOAuthInput!) { signInWithOAuth(input: $input) { ...Tokens } }`;
export const LINK = `mutation ($input: LinkProviderInput!) {
  linkProvider(input: $input) { viewer { linkedProviders } }
}`;
export const UNLINK = `mutation ($input: UnlinkProviderInput!) {
  unlinkProvider(input: $input) { viewer { linkedProviders authMethod } }
}`;
export const MINE =
  '{ viewer { authMethod emailVerified linkedProviders user { username fullName } email } }';

/** What came back from a provider, as the operations take it. */
export interface Back {
  provider: 'GOOGLE' | 'GITHUB';
  code: string;
  state: string;
  verifier: string;
  issuer?: string;
}

/** Both providers on free ports, with the gateway of this worker set up for them. */
export class Providers {
  private constructor(
    readonly google: TestOidc,
    readonly github: TestGithub,
  ) {}

  static async start(): Promise<Providers> {
    const providers = new Providers(await startOidc(), await startGithub());
    providers.setUp();
    return providers;
  }

  /** Anew: with nothing remembered of what the providers said about themselves. */
  setUp(which: { google?: boolean; github?: boolean } = { google: true, github: true }): void {
    const { google, github } = this;
    const { clientId, clientSecret } = google;
    configureOAuth({
      redirects: [PAGE],
      ...(which.google ? { google: { clientId, clientSecret, issuer: google.issuer } } : {}),
      ...(which.github ? { github: { clientId, clientSecret, url: github.url, apiUrl: github.url } } : {}),
    });
    Object.assign(google, { down: null, lies: {}, forge: false });
    Object.assign(github, { down: null });
  }

  async stop(): Promise<void> {
    configureOAuth({ redirects: [] });
    await Promise.all([this.google.stop(), this.github.stop()]);
  }

  /** Somebody new signs in at Google's, in their browser. */
  atGoogle(person: Record<string, unknown> = {}): { sub: string; email: string } {
    const sub = randomBytes(8).toString('hex');
    const email = `g_${sub}@example.com`;
    const names = { given_name: 'Gesa', family_name: 'Götz' };
    this.google.person = { sub, email, email_verified: true, ...names, ...person };
    return this.google.person as { sub: string; email: string };
  }

  /** Somebody new signs in at GitHub's. */
  atGithub(email: { email?: string; verified?: boolean } = {}): { id: number; login: string; email: string } {
    const id = randomInt(1_000, 1_000_000_000);
    this.github.user = { id, login: `oct-${id}`, name: 'Octo Cat' };
    const primary = { email: `h_${id}@example.com`, verified: true, ...email };
    this.github.emails = [
      { email: `other_${id}@example.com`, primary: false, verified: true },
      { ...primary, primary: true },
    ];
    return { ...this.github.user, email: primary.email };
  }

  /** Goes to a provider, agrees, and comes back. */
  async go(client: Client, provider: Back['provider'], more: Record<string, unknown> = {}): Promise<Back> {
    const { startOAuth } = await client.data(START, { input: { provider, redirectUri: PAGE, ...more } });
    return this.back(provider, startOAuth as { url: string; verifier: string });
  }

  /** Agrees at the provider's page. */
  back(provider: Back['provider'], { url, verifier }: { url: string; verifier: string }): Back {
    const google = provider === 'GOOGLE';
    const { searchParams } = google
      ? this.google.agree(url, { iss: this.google.issuer })
      : this.github.agree(url);
    const [code, state] = [searchParams.get('code')!, searchParams.get('state')!];
    return { provider, code, state, verifier, ...(google ? { issuer: this.google.issuer } : {}) };
  }
}
