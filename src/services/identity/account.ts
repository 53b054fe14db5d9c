import type { ClientSession, Types } from 'mongoose';
import {
  UserModel,
  UserStatus,
  type AccountErasure,
  type Role,
  type Suspension,
  type TwoFactor,
} from '../../models/identity/index.js';

/** An account as far as signing in goes. */
export interface Account {
  _id: Types.ObjectId;
  email: string;
  emailVerifiedAt: Date | null;
  role: Role;
  status: UserStatus;
  deletedAt: Date | null;
  erasure?: AccountErasure;
  suspension?: Suspension;
  passwordHash?: string;
  twoFactor?: TwoFactor;
  loginAttempts: number;
  /** After too many failures; by the database's clock. */
  locked: boolean;
}

/** An account with its secrets, in one command whether or not it is there. */
export async function findAccount(
  $match: Record<string, unknown>,
  session?: ClientSession,
): Promise<Account | null> {
  const from = { from: 'user_security', localField: '_id', foreignField: 'user', as: 'security' };
  const own = {
    ...{ email: 1, emailVerifiedAt: 1, role: 1, status: 1, deletedAt: 1 },
    ...{ erasure: 1, suspension: 1 },
  };
  const secrets = {
    passwordHash: { $first: '$security.passwordHash' },
    twoFactor: { $first: '$security.twoFactor' },
    loginAttempts: { $ifNull: [{ $first: '$security.loginAttempts' }, 0] },
    locked: { $gt: [{ $first: '$security.lockedUntil' }, '$$NOW'] },
  };
  const [account] = await UserModel.collection
    .aggregate<Account>(
      [{ $match }, { $lookup: from }, { $project: { ...own, ...secrets } }],
      session ? { session } : {},
    )
    .toArray();
  return account ?? null;
}

/** Whether an account is in use: lets its person in, and gets links. */
export function isInUse<T extends Pick<Account, 'status' | 'deletedAt'>>(account: T | null): account is T {
  return account?.status === UserStatus.ACTIVE && !account.deletedAt;
}

/** Whether an account waits to be erased and its person may still come back, which signing in does. */
export function mayReturn<T extends Pick<Account, 'status' | 'erasure' | 'suspension'>>(
  account: T | null,
): account is T & { erasure: AccountErasure } {
  return (
    account?.status === UserStatus.DELETED &&
    account.erasure !== undefined &&
    !account.erasure.startedAt &&
    !account.suspension
  );
}

/** Whether there is nobody any more whom this account could let in, suspended or not. */
export function isGone(account: Account): boolean {
  return (account.status === UserStatus.DELETED || Boolean(account.deletedAt)) && !mayReturn(account);
}
