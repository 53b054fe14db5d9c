import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import { ProviderDown } from './oauth.js';

/** How long one answer may take, in seconds. */
export const TIMEOUT_SECONDS = 5;
const LARGEST_BYTES = 512 * 1_024;
/** Answers that have no body, and must not be given one. */
const EMPTY = [101, 204, 205, 304];

/**
 * Asks a provider: the hosts of the configuration, and what they name as their own as long as that is on the public
 * network and encrypted. Redirects are not followed, answers are not read without end.
 * @throws ProviderDown where there is no answer, or one that tells of a fault over there
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
