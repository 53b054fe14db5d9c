import * as client from 'openid-client';
import type { GoogleConfig } from '../../config.js';
import { asking } from './failure.js';
import { guardedFetch, TIMEOUT_SECONDS } from './guarded-fetch.js';
import { ProviderRefused, type OAuthAdapter } from './oauth.js';
import { callbackUrl, textOf } from './shared.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * Google by OpenID Connect: the identity is in the ID token, whose signature, issuer, audience, times and nonce are
 * checked. The access token is not used and not kept.
 */
export function googleAdapter({ clientId, clientSecret, issuer }: GoogleConfig): OAuthAdapter {
  const ask = guardedFetch(issuer);
  let known: { at: number; configuration: Promise<client.Configuration> } | undefined;

  /** The provider's metadata, loaded once a day. */
  function configuration(): Promise<client.Configuration> {
    if (known && Date.now() - known.at < DAY_MS) return known.configuration;
    const found = client.discovery(
      new URL(issuer),
      clientId,
      { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
      client.ClientSecretPost(clientSecret),
      {
        [client.customFetch]: ask,
        timeout: TIMEOUT_SECONDS,
        execute: [
          client.enableNonRepudiationChecks,
          ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    const mine = (known = { at: Date.now(), configuration: found });
    found.catch(() => {
      if (known === mine) known = undefined;
    });
    return found;
  }

  return {
    authoriseUrl: ({ redirectUri, state, nonce, codeVerifier }) =>
      asking(async () => {
        const parameters = {
          redirect_uri: redirectUri,
          scope: 'openid email profile',
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          prompt: 'select_account',
          state,
          nonce,
        };
        return client.buildAuthorizationUrl(await configuration(), parameters).href;
      }),
    identify: (trip, answer) =>
      asking(async () => {
        const tokens = await client.authorizationCodeGrant(await configuration(), callbackUrl(trip, answer), {
          pkceCodeVerifier: trip.codeVerifier,
          expectedState: trip.state,
          expectedNonce: trip.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new ProviderRefused('There is no ID token.');
        return {
          subject: claims.sub,
          emailVerified: claims.email_verified === true,
          ...textOf('email', claims.email),
          ...textOf('firstName', claims.given_name ?? claims.name),
          ...textOf('lastName', claims.family_name),
          ...textOf('locale', claims.locale),
        };
      }),
  };
}
