import type { ClientSession, Types } from 'mongoose';
import { UserModel, UserStatus, type Role, type TwoFactor } from '../../models/identity/index.js';

/** An account as far as signing in goes. */
export interface Account {
  _id: Types.ObjectId;
  email: string;
  emailVerifiedAt: Date | null;
  role: Role;
  status: UserStatus;
  deletedAt: Date | null;
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
  const own = { email: 1, emailVerifiedAt: 1, role: 1, status: 1, deletedAt: 1 };
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
