import type { Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { mentionsOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from './actor.js';

/** The most mentions of one text. */
const MAX_MENTIONS = 50;

/**
 * The users that a text mentions by @username, if they exist and the author may see them.
 * @throws BAD_USER_INPUT naming `field` if there are too many
 */
export async function mentionedIn(actor: Actor, text: string, field: string): Promise<Types.ObjectId[]> {
  const names = mentionsOf(text);
  if (names.length > MAX_MENTIONS)
    throw refuse.badInput(`At most ${MAX_MENTIONS} people can be mentioned at once.`, field);
  const users = await Promise.all(names.map((name) => userNamed(actor, name)));
  const seen = await Promise.all(users.map((user) => user !== null && canSeeUser(actor, user)));
  return distinct(users.flatMap((user, index) => (user && seen[index] ? [user._id] : [])));
}

/** The user with a username, or its last owner: mentions stay valid after a renaming. */
export async function userNamed({ loaders }: Pick<Context, 'loaders'>, key: string): Promise<User | null> {
  const user = await loaders.userByUsernameKey.load(key);
  if (user) return user;
  const former = await loaders.formerOwner.load(key);
  return former ? loaders.user.load(former) : null;
}
