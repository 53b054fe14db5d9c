import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../../auth/settings.js';
import { typeOfKey } from './keys.js';
import type { ExpectedFile } from './storage.js';

/** The query of a signed address: the announced file, and the expiry. */
export function signedQuery(file: ExpectedFile, until: Date): URLSearchParams {
  const expires = Math.floor(until.getTime() / 1_000);
  const { contentType: type, size, sha256 } = file;
  const signature = sign(file, expires);
  return new URLSearchParams({ type, size: String(size), sha256, expires: String(expires), signature });
}

/** The file that a signed address allows. Null if the address is not ours, was changed, or has expired. */
export function readSignedQuery(key: string, query: Record<string, unknown>): ExpectedFile | null {
  const [type, size, sha256, expires, signature] = ['type', 'size', 'sha256', 'expires', 'signature'].map(
    (name) => String(query[name] ?? ''),
  ) as [string, string, string, string, string];
  if (typeOfKey(key) !== type || !/^\d{1,10}$/.test(size) || !/^\d{1,12}$/.test(expires)) return null;
  const file = { key, contentType: type, size: Number(size), sha256 };
  const [given, ours] = [Buffer.from(signature), Buffer.from(sign(file, Number(expires)))];
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  return Number(expires) * 1_000 > Date.now() ? file : null;
}

function sign({ key, contentType, size, sha256 }: ExpectedFile, expires: number): string {
  const text = [key, contentType, size, sha256, expires].join('\n');
  return createHmac('sha256', derivedKey('uploads')).update(text).digest('base64url');
}
