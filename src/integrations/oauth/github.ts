import * as client from 'openid-client';
import type { GithubConfig } from '../../config.js';
import type { OAuthIdentity } from '../../models/identity/index.js';
import { asking } from './failure.js';
import { guardedFetch, TIMEOUT_SECONDS } from './guarded-fetch.js';
import { ProviderRefused, type OAuthAdapter } from './oauth.js';
import { callbackUrl, textOf } from './shared.js';

/**
 * GitHub by OAuth 2. Its tokens do not expire, so the token is revoked immediately after the identity is read. If
 * that fails, the token was only in the memory of this call.
 */
export function githubAdapter({ clientId, clientSecret, url, apiUrl }: GithubConfig): OAuthAdapter {
  const ask = guardedFetch(url, apiUrl);
  const server = {
    issuer: `${url}/login/oauth`,
    authorization_endpoint: `${url}/login/oauth/authorize`,
    token_endpoint: `${url}/login/oauth/access_token`,
  };
  const configuration = new client.Configuration(server, clientId, {}, client.ClientSecretPost(clientSecret));
  configuration.timeout = TIMEOUT_SECONDS;
  configuration[client.customFetch] = async (address, options) => honest(await ask(address, options));
  if (url.startsWith('http:')) client.allowInsecureRequests(configuration);

  /** Reads with the user's token. */
  async function read(token: string, path: string): Promise<unknown> {
    const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'leela' });
    const answer = await client.fetchProtectedResource(
      configuration,
      token,
      new URL(`${apiUrl}${path}`),
      'GET',
      undefined,
      headers,
    );
    if (!answer.ok) throw new ProviderRefused(`GitHub answered ${answer.status}.`);
    return answer.json();
  }

  async function giveBack(token: string): Promise<void> {
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    await ask(`${apiUrl}/applications/${encodeURIComponent(clientId)}/token`, {
      method: 'DELETE',
      headers: {
        authorization: `Basic ${credentials}`,
        accept: 'application/vnd.github+json',
        'content-type': 'application/json',
        'user-agent': 'leela',
      },
      body: JSON.stringify({ access_token: token }),
      redirect: 'manual',
    }).catch(() => undefined);
  }

  return {
    authoriseUrl: ({ redirectUri, state, codeVerifier }) =>
      asking(async () => {
        const parameters = {
          redirect_uri: redirectUri,
          scope: 'read:user user:email',
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
        };
        return client.buildAuthorizationUrl(configuration, parameters).href;
      }),
    identify: (trip, answer) =>
      asking(async () => {
        const { access_token: token } = await client.authorizationCodeGrant(
          configuration,
          callbackUrl(trip, answer),
          { pkceCodeVerifier: trip.codeVerifier, expectedState: trip.state },
        );
        try {
          return identityOf(await read(token, '/user'), await read(token, '/user/emails'));
        } finally {
          await giveBack(token);
        }
      }),
  };
}

/** Only the primary address counts; users can choose any address for their profile. */
function identityOf(user: unknown, emails: unknown): OAuthIdentity {
  const { id, login, name } = user as { id?: unknown; login?: unknown; name?: unknown };
  if (typeof id !== 'number') throw new ProviderRefused('GitHub does not say who it is.');
  const rows = Array.isArray(emails) ? (emails as Record<string, unknown>[]) : [];
  const primary = rows.find((row) => row.primary === true);
  const [firstName, ...rest] = typeof name === 'string' ? name.trim().split(/\s+/) : [];
  return {
    subject: String(id),
    emailVerified: primary?.verified === true,
    ...textOf('email', primary?.email),
    ...textOf('firstName', firstName),
    ...textOf('lastName', rest.join(' ')),
    ...textOf('username', login),
  };
}

/** GitHub reports errors with status 200; the standard requires 400. */
async function honest(response: Response): Promise<Response> {
  if (response.status !== 200) return response;
  const text = await response.text();
  const { headers } = response;
  const status = tellsError(text) ? 400 : 200;
  return new Response(text, { status, headers });
}

function tellsError(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { error?: unknown } | null)?.error === 'string';
  } catch {
    return false;
  }
}
