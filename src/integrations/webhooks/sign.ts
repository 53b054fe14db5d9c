import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The prefix of every signing secret. */
const START = 'whsec_';

/** A new signing secret. */
export const newSigningSecret = (): string => START + randomBytes(32).toString('base64url');

const signatureOf = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');

/** The signature header of a body at a time: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hex>`. */
export function signatureHeader(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${signatureOf(secret, seconds, body)}`;
}

/**
 * Checks a signature as a receiver does. Timestamps beyond the tolerance are refused, so nothing can be replayed
 * later.
 */
export function isSigned(
  secret: string,
  header: string,
  body: string,
  { now = new Date(), toleranceSeconds = 300 }: { now?: Date; toleranceSeconds?: number } = {},
): boolean {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!time || !given) return false;
  const seconds = Number(time);
  if (Math.abs(now.getTime() / 1_000 - seconds) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(signatureOf(secret, seconds, body)), Buffer.from(given));
}
