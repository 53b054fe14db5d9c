import type { OAuthAnswer, OAuthTrip } from './oauth.js';

const LONGEST = 500;

/** The address of the provider's redirect, rebuilt from the client's values. */
export function callbackUrl({ redirectUri, state }: OAuthTrip, { code, issuer }: OAuthAnswer): URL {
  const url = new URL(redirectUri);
  url.searchParams.set('code', code);
  url.searchParams.set('state', state);
  if (issuer) url.searchParams.set('iss', issuer);
  return url;
}

/** A field of an identity, if the provider gives text for it. */
export function textOf<K extends string>(name: K, value: unknown): { [P in K]?: string } {
  const text = typeof value === 'string' ? value.trim() : '';
  return (text && text.length <= LONGEST ? { [name]: text } : {}) as { [P in K]?: string };
}
