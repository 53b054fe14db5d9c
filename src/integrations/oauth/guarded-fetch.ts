import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import { ProviderDown } from './oauth.js';

/** Timeout of an answer, in seconds. */
export const TIMEOUT_SECONDS = 5;
const LARGEST_BYTES = 512 * 1_024;
/** Statuses without a body, for which a body is an error. */
const EMPTY = [101, 204, 205, 304];

/**
 * A fetch for providers: only the configured hosts, and hosts that they name if these are public and use https.
 * Redirects are not followed, and the size of answers is limited.
 * @throws ProviderDown if there is no answer, or a server error
 */
export function guardedFetch(...configured: string[]): CustomFetch {
  const origins = new Set(configured.map((url) => new URL(url).origin));
  return async (url, options: CustomFetchOptions) => {
    const { origin, protocol, host } = new URL(url);
    const why = origins.has(origin)
      ? null
      : protocol === 'https:'
        ? whyNotPublicUrl(url)
        : 'is not encrypted';
    if (why) throw new Error(`An address that the provider names is not asked: it ${why} (${host}).`);
    try {
      const response = await fetch(url, {
        ...(options as RequestInit),
        redirect: 'manual',
        signal: options.signal ?? AbortSignal.timeout(TIMEOUT_SECONDS * 1_000),
      });
      const bytes = await readBytes(response);
      const { status, headers } = response;
      if (status >= 500 || status === 429) throw new ProviderDown(`${host} answered ${status}.`);
      return new Response(EMPTY.includes(status) ? null : bytes, { status, headers });
    } catch (error) {
      if (error instanceof ProviderDown) throw error;
      throw new ProviderDown(`${host} could not be asked.`, { cause: error });
    }
  };
}

async function readBytes({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > LARGEST_BYTES) throw new Error('The answer is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
