import type { ClientSession, Types } from 'mongoose';
import {
  UserModel,
  UserStatus,
  type AccountErasure,
  type Role,
  type Suspension,
  type TwoFactor,
} from '../../models/identity/index.js';

/** The fields of an account that sign-in needs. */
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
  /** Whether it is locked after too many failures, by the database's clock. */
  locked: boolean;
}

/** An account with its secrets. One command, whether or not it exists. */
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

/** Whether an account is active: it can be signed in to, and gets links. */
export function isInUse<T extends Pick<Account, 'status' | 'deletedAt'>>(account: T | null): account is T {
  return account?.status === UserStatus.ACTIVE && !account.deletedAt;
}

/** Whether an account's erasure is scheduled and signing in still cancels it. */
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

/** Whether the account can never be signed in to again, suspended or not. */
export function isGone(account: Account): boolean {
  return (account.status === UserStatus.DELETED || Boolean(account.deletedAt)) && !mayReturn(account);
}
