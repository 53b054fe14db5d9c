import { refuse } from '../schema/errors.js';

/** Letters, digits and underscores of ASCII: no look-alikes of other scripts, nothing invisible, nothing that turns text around. */
const USERNAME = /^[A-Za-z0-9_]{3,30}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LONGEST_EMAIL = 254;

/** Names that a stranger could pose with, and words of the platform's own addresses. */
const RESERVED = new Set(
  (
    'admin administrator root system support help security staff moderator moderators mod official team leela api ' +
    'graphql playground healthz readyz metrics www mail postmaster webmaster abuse noreply no_reply billing about ' +
    'login logout signin signup signout register settings account accounts me you null undefined anonymous everyone here'
  ).split(' '),
);

/** Control characters, marks that reorder text, what cannot be seen, and halves of surrogate pairs. */

const UNSEEN =
  /[\p{Surrogate}\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

/** A handle as it is kept: with its case, and the key that makes it unique without case. */
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

/** What a handle is looked up by, or null when no account can have it. */
export function usernameKey(input: string): string | null {
  const text = withoutSpaces(input);
  return USERNAME.test(text) ? text.toLowerCase() : null;
}

/** Keyboards leave plain spaces around a word; everything else that `trim` takes away was put there on purpose. */
function withoutSpaces(input: string): string {
  return input.length > 100 ? input : input.replace(/^ +| +$/g, '');
}

/**
 * Checks the address of a new account and puts it in the one form that it is kept in.
 * @throws BAD_USER_INPUT
 */
export function normaliseEmail(input: string, field = 'email'): string {
  const email = emailKey(input);
  if (email === null) throw refuse.badInput('This is not an e-mail address.', field);
  return email;
}

/** What an address is looked up by, or null when no account can have it. */
export function emailKey(input: string): string | null {
  if (input.length > LONGEST_EMAIL * 4 || !isCleanText(input)) return null;
  const email = input.normalize('NFKC').trim().toLowerCase();
  return email.length <= LONGEST_EMAIL && EMAIL.test(email) && isCleanText(email) ? email : null;
}

/** Whether text is well-formed Unicode without unseen characters, as names and addresses must be. */
export function isCleanText(text: string): boolean {
  return !UNSEEN.test(text);
}
