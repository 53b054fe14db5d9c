import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../../auth/settings.js';

/** Signs what an address says, for one purpose. */
export const signatureOf = (purpose: string, ...parts: readonly string[]): string =>
  createHmac('sha256', derivedKey(`calendar:${purpose}`))
    .update(parts.join('\n'))
    .digest('base64url');

/** Whether a signature is the one of these parts. */
export function isSigned(signature: unknown, purpose: string, ...parts: readonly string[]): boolean {
  const [given, ours] = [Buffer.from(String(signature)), Buffer.from(signatureOf(purpose, ...parts))];
  return given.length === ours.length && timingSafeEqual(given, ours);
}
