import { checkNewPassword, hashPassword } from '../../auth/passwords.js';
import { transact } from '../../events/transact.js';
import type { Types } from 'mongoose';
import { Role, SecurityEvent, StaffPermission } from '../../models/identity/index.js';
import { recordSecurity } from './security-log.js';
import { signUpIn, type SignUpInput } from './sign-up.js';

/**
 * Creates an account with the role of an admin, for operators with access to the machine. No mutation can do this.
 * @throws CONFLICT naming `username` or `email` if it is taken
 */
export async function createAdmin(input: Omit<SignUpInput, 'clientId'>): Promise<Types.ObjectId> {
  const { password, ...account } = input;
  checkNewPassword(password);
  const passwordHash = await hashPassword(password);
  return transact(null, async (tx) => {
    const permissions = Object.values(StaffPermission);
    const more = { role: Role.ADMIN, permissions, emailVerifiedAt: tx.at };
    const user = await signUpIn(tx, { ...account, passwordHash, more, reservedName: true });
    await recordSecurity({ user, event: SecurityEvent.ROLE_CHANGED }, null, tx.session);
    return user;
  });
}
