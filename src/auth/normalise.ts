import { emailForm } from '../lib/email-address.js';
import { refuse } from '../schema/errors.js';

/** ASCII letters, digits and underscores: no look-alikes of other scripts, no invisible or reordering characters. */
const USERNAME = /^[A-Za-z0-9_]{3,30}$/;

/** Names that suggest an official account, and words of the platform's own addresses. */
const RESERVED = new Set(
  (
    'admin administrator root system support help security staff moderator moderators mod official team leela api ' +
    'graphql playground healthz readyz metrics www mail postmaster webmaster abuse noreply no_reply billing about ' +
    'login logout signin signup signout register settings account accounts me you null undefined anonymous everyone here'
  ).split(' '),
);

/** A handle as it is stored: with its case, and a case-insensitive unique key. */
export interface Username {
  username: string;
  key: string;
}

/**
 * Checks the handle of a new account.
 * @throws BAD_USER_INPUT for anything but 3 to 30 ASCII letters, digits and underscores, and for reserved names
 */
export function normaliseUsername(input: string, { reserved = false } = {}): Username {
  const username = withoutSpaces(input);
  if (!USERNAME.test(username))
    throw refuse.badInput('A username has 3 to 30 letters, digits or underscores.', 'username');
  const key = username.toLowerCase();
  if (!reserved && RESERVED.has(key)) throw refuse.badInput('This username is reserved.', 'username');
  return { username, key };
}

/** The lookup key of a handle. Null if no account can have it. */
export function usernameKey(input: string): string | null {
  const text = withoutSpaces(input);
  return USERNAME.test(text) ? text.toLowerCase() : null;
}

/** Keyboards add plain spaces around a word. Other white space that `trim` removes was entered on purpose. */
function withoutSpaces(input: string): string {
  return input.length > 100 ? input : input.replace(/^ +| +$/g, '');
}

/**
 * Checks the address of a new account and returns its stored form.
 * @throws BAD_USER_INPUT
 */
export function normaliseEmail(input: string, field = 'email'): string {
  const email = emailKey(input);
  if (email === null) throw refuse.badInput('This is not an e-mail address.', field);
  return email;
}

/** The lookup key of an e-mail address. Null if no account can have it. */
export const emailKey = emailForm;
