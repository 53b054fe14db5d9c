import type { Types } from 'mongoose';
import { generateSecret, generateURI, verify } from 'otplib/functional';
import { seal, unseal } from './seal.js';

const ISSUER = 'Leela';
/** Codes of the previous and the next step are valid too: clocks differ, and typing takes time. */
const TOLERANCE_SECONDS = 30;

/** A new secret in the format of authenticator apps (base32, 160 bits). */
export const newTotpSecret = (): string => generateSecret();

/** The content of the QR code for an authenticator app. */
export function otpauthUrl(secret: string, username: string): string {
  return generateURI({ issuer: ISSUER, label: username, secret });
}

const belongsTo = (user: Types.ObjectId): string => `totp:${user.toHexString()}`;

/** A secret as it is stored: encrypted, and bound to this account. */
export function sealTotpSecret(user: Types.ObjectId, secret: string): string {
  return seal(secret, belongsTo(user));
}

/**
 * The time step of a code. Null if the code is wrong, expired, or not after `lastStep` (used before). Also null if
 * the secret cannot be decrypted, because AUTH_SECRET has changed.
 */
export async function totpStep(
  user: Types.ObjectId,
  sealedSecret: string,
  typed: string,
  lastStep?: number,
): Promise<number | null> {
  const token = typed.length > 100 ? '' : typed.replace(/\s/g, '');
  const secret = unseal(sealedSecret, belongsTo(user));
  if (!/^\d{6}$/.test(token) || secret === null) return null;
  const checked = await verify({ secret, token, epochTolerance: TOLERANCE_SECONDS });
  if (!checked.valid || !('timeStep' in checked)) return null;
  return lastStep !== undefined && checked.timeStep <= lastStep ? null : checked.timeStep;
}
