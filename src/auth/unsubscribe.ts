import { createHmac, timingSafeEqual } from 'node:crypto';
import { Types } from 'mongoose';
import { derivedKey } from './settings.js';

const PURPOSE = 'unsubscribe';
const SHAPE = /^([0-9a-f]{24})\.([\w-]{43})$/;

/**
 * The signed token of a mail's unsubscribe link. It allows nothing else and never expires, because mails are read
 * years later; so it is not stored.
 */
export function unsubscribeToken(user: Types.ObjectId): string {
  const id = user.toHexString();
  return `${id}.${signatureOf(id).toString('base64url')}`;
}

/** The user of an unsubscribe token. Null if the signature is wrong. */
export function readUnsubscribeToken(token: string): Types.ObjectId | null {
  const [, id, signature] = SHAPE.exec(token) ?? [];
  if (!id || !timingSafeEqual(Buffer.from(signature!, 'base64url'), signatureOf(id))) return null;
  return Types.ObjectId.createFromHexString(id);
}

function signatureOf(id: string): Buffer {
  return createHmac('sha256', derivedKey(PURPOSE)).update(`digest:${id}`).digest();
}
