import { createHmac, randomInt } from 'node:crypto';
import type { Types } from 'mongoose';
import { derivedKey } from './settings.js';

/** Number of codes per user. */
const COUNT = 10;
/** Without characters that look alike on paper: no i, l, o, u, 0, 1. Ten of these are 49 bits. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 10;

/** New backup codes, as they are shown once: `abcde-fghjk`. */
export function newBackupCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });
}

/**
 * The stored hash of a code. Keyed (HMAC), because a plain hash could be reversed by trying all codes. Null for an
 * invalid code; capitals, spaces and a missing dash are accepted.
 */
export function backupCodeHash(user: Types.ObjectId, typed: string): string | null {
  if (typed.length > 100) return null;
  const code = typed.toLowerCase().replace(/[\s-]/g, '');
  if (code.length !== LENGTH) return null;
  return createHmac('sha256', derivedKey('backup-code'))
    .update(`${user.toHexString()}.${code}`)
    .digest('base64url');
}
