import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { useAgent } from 'request-filtering-agent';
import { whyNotPublicUrl } from '../../lib/public-url.js';

const TIMEOUT_MS = 10_000;

let trustedOrigins: readonly string[] = [];

/** Sets the origins that may be internal or unencrypted. */
export function configureWebhooks(settings: { origins: readonly string[] }): void {
  trustedOrigins = settings.origins;
}

const isTrusted = (url: string): boolean => URL.canParse(url) && trustedOrigins.includes(new URL(url).origin);

/** Why no events are sent to an address, or null if they may be: https on the public network. */
export function whyNotWebhookUrl(url: string): string | null {
  if (isTrusted(url)) return null;
  return whyNotPublicUrl(url) ?? (url.startsWith('https://') ? null : 'has to begin with https://');
}

/** The result of one attempt. */
export interface Attempt {
  /** The endpoint's status. Null if it did not answer. */
  status: number | null;
  error: string | null;
}

/**
 * Posts a body to an endpoint. The resolved IP address is checked at the connection, so a name cannot lead to an
 * internal host after the check. Redirects are not followed; the answer's body is not read.
 */
export function sendWebhook(
  address: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Attempt> {
  const why = whyNotWebhookUrl(address);
  if (why) return Promise.resolve({ status: null, error: `The address ${why}.` });
  const url = new URL(address);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const bytes = Buffer.from(body);
  return new Promise((resolve) => {
    const request = send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      ...(isTrusted(address) ? {} : { agent: useAgent(address) }),
    });
    request.once('error', (error) => resolve({ status: null, error: wordsOf(error) }));
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      response.on('error', () => undefined);
      response.destroy();
      const accepted = status >= 200 && status < 300;
      resolve({ status, error: accepted ? null : `The endpoint answered ${status}.` });
    });
    request.end(bytes);
  });
}

function wordsOf(error: Error & { code?: string }): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return 'The endpoint did not answer in time.';
  if (/is not allowed/.test(error.message)) return 'The address leads into an internal network.';
  return `The endpoint could not be reached (${error.code ?? error.name}).`;
}
