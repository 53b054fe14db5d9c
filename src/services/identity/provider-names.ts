import { randomBytes } from 'node:crypto';
import { normaliseUsername } from '../../auth/normalise.js';
import type { Tx } from '../../events/transact.js';
import { UserModel, type OAuthIdentity } from '../../models/identity/index.js';
import { Refusal, refuse } from '../../schema/errors.js';
import { checkName } from './names.js';
import { refuseReserved } from './username.js';

const LONGEST_BASE = 20;
const ENDINGS = [2, 4];

/** First and last name in a valid form. A name that is invalid here must not fail the sign-in. */
export function namesOf({ firstName, lastName, username }: OAuthIdentity): {
  firstName: string;
  lastName: string;
} {
  const first = kept(firstName, 'firstName') || kept(username, 'firstName') || 'Someone';
  return { firstName: first, lastName: kept(lastName, 'lastName') };
}

/** A free handle: the provider's, or one made of the name. Never of the mail address, which is private. */
export async function freeUsernameIn(tx: Tx, identity: OAuthIdentity): Promise<string> {
  const base = baseOf(identity);
  const endings = ENDINGS.map((bytes) => `_${randomBytes(bytes).toString('hex')}`);
  const wishes = ['', ...endings].flatMap((ending) => usable(`${base}${ending}`));
  wishes.push(...usable(`user_${randomBytes(8).toString('hex')}`));
  const keys = wishes.map(({ key }) => key);
  const taken = await UserModel.find({ usernameKey: { $in: keys } }, { usernameKey: 1 })
    .session(tx.session)
    .lean();
  for (const { username, key } of wishes)
    if (!taken.some(({ usernameKey }) => usernameKey === key) && !(await isReserved(tx, key)))
      return username;
  throw refuse.conflict('No free username was found. Start again.');
}

function baseOf({ username, firstName, lastName }: OAuthIdentity): string {
  const name = username ?? [firstName, lastName].filter(Boolean).join('_');
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const base = plain.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return base.slice(0, LONGEST_BASE) || 'user';
}

/** Former usernames are reserved for their last owners for a while. */
async function isReserved(tx: Tx, key: string): Promise<boolean> {
  try {
    await refuseReserved(tx, key, null);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

function usable(username: string): { username: string; key: string }[] {
  try {
    return [normaliseUsername(username)];
  } catch {
    return [];
  }
}

function kept(name: string | undefined, field: 'firstName' | 'lastName'): string {
  try {
    return checkName([...(name ?? '')].slice(0, 50).join(''), field);
  } catch {
    return '';
  }
}
