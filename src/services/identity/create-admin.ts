import { checkNewPassword, hashPassword } from '../../auth/passwords.js';
import { transact } from '../../events/transact.js';
import type { Types } from 'mongoose';
import { Role, SecurityEvent } from '../../models/identity/index.js';
import { recordSecurity } from './security-log.js';
import { signUpIn, type SignUpInput } from './sign-up.js';

/**
 * Makes an account with the role of an admin, for who has the machine: nobody signed in can.
 * @throws CONFLICT naming `username` or `email` where it is taken
 */
export async function createAdmin(input: Omit<SignUpInput, 'clientId'>): Promise<Types.ObjectId> {
  const { password, ...account } = input;
  checkNewPassword(password);
  const passwordHash = await hashPassword(password);
  return transact(null, async (tx) => {
    const more = { role: Role.ADMIN, emailVerifiedAt: tx.at };
    const user = await signUpIn(tx, { ...account, passwordHash, more, reservedName: true });
    await recordSecurity({ user, event: SecurityEvent.ROLE_CHANGED }, null, tx.session);
    return user;
  });
}
