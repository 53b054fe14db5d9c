// The default import: Node finds no named exports in it, but the tests' loader does.
import webPush, { type RequestDetails } from 'web-push';
import { whyNotPushEndpoint, type PushSettings } from './endpoint.js';
import { post, type Posted } from './post.js';
import { PushGone, PushLater, PushRefused, type PushSender, type PushTarget } from './push.js';

/** The key pair that signs messages. */
export interface SigningPair {
  publicKey: string;
  privateKey: string;
}

const TIMEOUT_MS = 10_000;

/**
 * Web push for browsers: the library `web-push` encrypts and signs; sending is ours, because a client named the
 * address.
 */
export function webPushSender(settings: PushSettings, keys: () => Promise<SigningPair>): PushSender {
  return {
    async send(target, payload, { topic, ttlSeconds }) {
      const why = whyNotPushEndpoint(target.endpoint, settings);
      if (why) throw new PushGone(`The endpoint ${why}.`);
      const vapidDetails = { subject: settings.subject, ...(await keys()) };
      const details = detailsOf(target, payload, { TTL: ttlSeconds, topic, vapidDetails });
      const url = new URL(target.endpoint);
      const { headers, body } = details as { headers: Record<string, string | number>; body: Buffer };
      const trusted = settings.origins.includes(url.origin);
      judge(await post(url, { headers, body, timeoutMs: TIMEOUT_MS, trusted }).catch(notNow));
    },
  };
}

function detailsOf(
  target: PushTarget,
  payload: string,
  options: Parameters<typeof webPush.generateRequestDetails>[2],
): RequestDetails {
  try {
    return webPush.generateRequestDetails(target, payload, { ...options, contentEncoding: 'aes128gcm' });
  } catch (error) {
    // Invalid keys. They were checked when they arrived, so this is rare.
    throw new PushRefused('The message could not be encrypted.', { cause: error });
  }
}

function notNow(error: unknown): never {
  throw new PushLater('The push service could not be asked.', 0, { cause: error });
}

/** The meaning of push services' answers (RFC 8030). */
function judge({ status, headers }: Posted): void {
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 410) throw new PushGone(`The push service answered ${status}.`);
  if (status === 429 || status >= 500)
    throw new PushLater(`The push service answered ${status}.`, retryAfter(headers['retry-after']));
  throw new PushRefused(`The push service answered ${status}.`);
}

/** Seconds, or a date. 0 for none. */
function retryAfter(value: string | undefined): number {
  if (!value) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
