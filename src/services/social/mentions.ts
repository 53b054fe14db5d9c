import type { Types } from 'mongoose';
import { mentionsOf } from '../../lib/text.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from './actor.js';

/** The most people that one text may call. */
const MAX_MENTIONS = 50;

/**
 * The people whom a text calls by @username: those who are there and whom the author may see. Others are mere words.
 * @throws BAD_USER_INPUT naming `field` when there are too many
 */
export async function mentionedIn(actor: Actor, text: string, field: string): Promise<Types.ObjectId[]> {
  const names = mentionsOf(text);
  if (names.length > MAX_MENTIONS)
    throw refuse.badInput(`At most ${MAX_MENTIONS} people can be mentioned at once.`, field);
  const users = await Promise.all(names.map((name) => actor.loaders.userByUsernameKey.load(name)));
  const seen = await Promise.all(users.map((user) => user !== null && canSeeUser(actor, user)));
  return users.flatMap((user, index) => (user && seen[index] ? [user._id] : []));
}
