import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older or newer messages are refused, because they may be replayed. */
const TOLERANCE_SECONDS = 300;

const secretBytes = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);

/** The signature of a message by the rules of Standard Webhooks. */
export function signWebhook(secret: string, id: string, timestamp: string, body: Buffer | string): string {
  const hmac = createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.`).update(body);
  return `v1,${hmac.digest('base64')}`;
}

/** Whether a message is signed with the secret and was sent recently. */
export function isSigned(
  secret: string,
  headers: Record<string, unknown>,
  body: Buffer,
  now: number,
): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    typeof headers[name] === 'string' ? headers[name] : '',
  ) as [string, string, string];
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const ours = Buffer.from(signWebhook(secret, id, timestamp, body));
  return signatures.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === ours.length && timingSafeEqual(bytes, ours);
  });
}
