import { UserModel, type Role, type User, type UserStatus } from '../../models/identity/index.js';
import type { Range } from '../../schema/page-args.js';
import { beginning } from '../beginning.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { inTime, MAX_TIME_MS } from '../in-time.js';
import { keyset, type ListOrder } from '../keyset.js';

/** Newest account first. */
export const BY_AGE: ListOrder = { field: 'createdAt', direction: -1 };

/** A filter for an admin's search for accounts. */
export interface AccountFilter {
  /** The beginning of a username, a name or an address, in lower case. */
  prefix: string | null;
  role: Role | null;
  status: UserStatus | null;
}

/** Counting stops here; no total is given for more. */
const MOST_COUNTED = 20_000;

/** One page of all accounts, with any status. For admins only. */
export async function scanAccounts(loaders: Loaders, range: Range, filter: AccountFilter): Promise<User[]> {
  const { where, sort, limit } = keyset(BY_AGE, range);
  const users = await inTime(
    loaders,
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

/** Number of accounts. Null if there are too many to count. */
export async function countAccounts(loaders: Loaders, filter: AccountFilter): Promise<number | null> {
  const counting = UserModel.countDocuments(matching(filter), {
    limit: MOST_COUNTED + 1,
    maxTimeMS: MAX_TIME_MS,
  });
  const count = await inTime(loaders, counting);
  return count > MOST_COUNTED ? null : count;
}

function matching({ prefix, role, status }: AccountFilter): Record<string, unknown> {
  const begins = prefix === null ? null : beginning(prefix);
  return {
    ...(role ? { role } : {}),
    ...(status ? { status } : {}),
    // Two index scans. The cursor's condition has an $and of its own, so this $or is the only one.
    ...(begins ? { $or: [{ searchKeys: { $elemMatch: begins } }, { email: begins }] } : {}),
  };
}
