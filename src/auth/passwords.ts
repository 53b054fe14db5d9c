import { hash, verify, type Options } from '@node-rs/argon2';
import { refuse } from '../schema/errors.js';

const SHORTEST = 8;
const LONGEST = 128;
/** 128 characters can be 512 bytes, and more with combining marks; longer passwords are never hashed. */
const MOST_BYTES = 1_024;

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane. */
let parameters: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let dummy: Promise<string> | undefined;

/** Makes hashing cheap. Only for tests, which create hundreds of accounts. */
export function useFastPasswordsForTests(): void {
  if (process.env.NODE_ENV === 'production')
    throw new Error('Fast password hashing is not allowed in production.');
  parameters = { ...parameters, memoryCost: 64, timeCost: 1 };
  dummy = undefined;
}

/**
 * Checks a new password before it is hashed.
 * @throws BAD_USER_INPUT
 */
export function checkNewPassword(password: string, field = 'password'): void {
  const length = password.length > MOST_BYTES ? Infinity : [...password].length;
  if (length < SHORTEST || length > LONGEST || !fits(password))
    throw refuse.badInput(`A password has ${SHORTEST} to ${LONGEST} characters.`, field);
  if (/\p{Surrogate}|\u0000/u.test(password))
    throw refuse.badInput('This password is not valid text.', field);
}

/** The hash of a checked password. Normalised, because keyboards encode the same letter in several ways. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it takes the same time and is false.
 * Text that cannot be a password is never hashed, with or without an account.
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
