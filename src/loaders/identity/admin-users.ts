import { mongo } from 'mongoose';
import { UserModel, type Role, type User, type UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { keyset, type ListOrder } from '../keyset.js';

/** Newest account first. */
export const BY_AGE: ListOrder = { field: 'createdAt', direction: -1 };

/** Which accounts an admin looks for. */
export interface AccountFilter {
  /** The beginning of a username, a name or an address, in lower case. */
  prefix: string | null;
  role: Role | null;
  status: UserStatus | null;
}

/** A beginning that many share is looked for this long. */
const MAX_TIME_MS = 1_000;
/** Counting goes up to here; beyond it no total is given. */
const MOST_COUNTED = 20_000;
/** Above every character, so that a range from a prefix to it holds what begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

/** One page of all accounts there are, whatever their status: for admins only. */
export async function scanAccounts(loaders: Loaders, range: Range, filter: AccountFilter): Promise<User[]> {
  const { where, sort, limit } = keyset(BY_AGE, range);
  const users = await inTime(
    UserModel.find({ ...matching(filter), ...where })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<User[]>(),
  );
  for (const user of users) loaders.user.prime(user._id, typed('User', user) as User);
  return users;
}

/** How many there are; null where they are too many to count. */
export async function countAccounts(filter: AccountFilter): Promise<number | null> {
  const counting = UserModel.countDocuments(matching(filter), {
    limit: MOST_COUNTED + 1,
    maxTimeMS: MAX_TIME_MS,
  });
  const count = await inTime(counting);
  return count > MOST_COUNTED ? null : count;
}

function matching({ prefix, role, status }: AccountFilter): Record<string, unknown> {
  const beginning = { $gte: prefix, $lt: `${prefix}${LAST_CHARACTER}` };
  return {
    ...(role ? { role } : {}),
    ...(status ? { status } : {}),
    // Two index scans. The place of a page stands in an $and of its own, so this $or is the only one.
    ...(prefix === null ? {} : { $or: [{ searchKeys: { $elemMatch: beginning } }, { email: beginning }] }),
  };
}

async function inTime<T>(search: PromiseLike<T>): Promise<T> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'MaxTimeMSExpired')
      throw refuse.tooComplex('This search takes too long; search for something more particular.');
    throw error;
  }
}
