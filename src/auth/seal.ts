import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedKey } from './settings.js';

const PURPOSE = 'seal';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a value that the database stores but must not reveal (AES-256-GCM), bound to the context `belongsTo`. */
export function seal(text: string, belongsTo: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derivedKey(PURPOSE), iv).setAAD(Buffer.from(belongsTo));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url');
}

/** The decrypted value. Null if it was encrypted with another AUTH_SECRET, for another context, or tampered with. */
export function unseal(sealed: string, belongsTo: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', derivedKey(PURPOSE), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const data = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
