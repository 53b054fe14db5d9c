import { hash, verify, type Options } from '@node-rs/argon2';
import { refuse } from '../schema/errors.js';

const SHORTEST = 8;
const LONGEST = 128;
/** 128 characters can be 512 bytes and, with marks that combine, still more; a hash never sees more than this. */
const MOST_BYTES = 1_024;

/** argon2id, as OWASP advises: 19 MiB, two passes, one lane. */
let parameters: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let dummy: Promise<string> | undefined;

/** Makes hashing cheap where hundreds of accounts are made and none is worth breaking into: tests, and only they. */
export function useFastPasswordsForTests(): void {
  if (process.env.NODE_ENV === 'production')
    throw new Error('Production hashes passwords as they have to be.');
  parameters = { ...parameters, memoryCost: 64, timeCost: 1 };
  dummy = undefined;
}

/**
 * Checks a new password before anything is computed from it.
 * @throws BAD_USER_INPUT
 */
export function checkNewPassword(password: string, field = 'password'): void {
  const length = password.length > MOST_BYTES ? Infinity : [...password].length;
  if (length < SHORTEST || length > LONGEST || !fits(password))
    throw refuse.badInput(`A password has ${SHORTEST} to ${LONGEST} characters.`, field);
  if (/\p{Surrogate}|\u0000/u.test(password))
    throw refuse.badInput('This password is not valid text.', field);
}

/** The hash of a password that was checked. Keyboards write the same letter in several ways; all of them are one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/**
 * Whether this is the password of the hash. Without a hash (no such account) it takes the same time and is false. What
 * cannot be a password is not hashed at all, whether or not there is an account.
 */
export async function passwordMatches(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  if (!fits(password)) return false;
  const known = passwordHash ?? (await (dummy ??= hash('nobody has this password', parameters)));
  const matches = await verify(known, password.normalize('NFKC'));
  return matches && passwordHash != null;
}

function fits(password: string): boolean {
  return password.length <= MOST_BYTES && Buffer.byteLength(password) <= MOST_BYTES;
}
