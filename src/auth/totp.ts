import type { Types } from 'mongoose';
import { generateSecret, generateURI, verify } from 'otplib/functional';
import { seal, unseal } from './seal.js';

const ISSUER = 'Leela';
/** Codes of the step before and the step after are good as well: clocks differ, and typing takes time. */
const TOLERANCE_SECONDS = 30;

/** A new secret, as apps take it (base32, 160 bits). */
export const newTotpSecret = (): string => generateSecret();

/** What an authenticator app reads from the QR code. */
export function otpauthUrl(secret: string, username: string): string {
  return generateURI({ issuer: ISSUER, label: username, secret });
}

const belongsTo = (user: Types.ObjectId): string => `totp:${user.toHexString()}`;

/** A secret as it is kept, of use for this account alone. */
export function sealTotpSecret(user: Types.ObjectId, secret: string): string {
  return seal(secret, belongsTo(user));
}

/**
 * The time step that a code is of, or null when it is none of now, or of a step up to `lastStep`: then it was used
 * before. Also null when the secret can't be read any more, because AUTH_SECRET is another one.
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
