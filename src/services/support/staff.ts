import type { ClientSession, Types } from 'mongoose';
import { Role, StaffPermission, UserModel, UserStatus, type User } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';

/** A team that is told of everything has at most so many members; a larger one has a mailbox and a queue. */
const MOST_TOLD = 50;

const STAFF = {
  permissions: StaffPermission.SUPPORT,
  role: { $in: [Role.MODERATOR, Role.ADMIN] },
  status: UserStatus.ACTIVE,
  deletedAt: null,
};

/** The members of the support team. */
export function supportStaff(
  session: ClientSession | null,
): Promise<Pick<User, '_id' | 'email' | 'firstName'>[]> {
  return UserModel.find(STAFF, { email: 1, firstName: 1 })
    .sort({ _id: 1 })
    .limit(MOST_TOLD)
    .session(session)
    .lean<Pick<User, '_id' | 'email' | 'firstName'>[]>();
}

/** @throws BAD_USER_INPUT unless the user is a member of the support team who may work on this */
export async function checkAssignee(
  session: ClientSession,
  assignee: Types.ObjectId,
  customers: readonly Types.ObjectId[] = [],
): Promise<void> {
  const found = await UserModel.exists({ ...STAFF, _id: assignee }).session(session);
  if (!found)
    throw refuse.badInput(
      'This user is not a member of the support team; only members can be assigned.',
      'assigneeId',
    );
  if (customers.some((id) => id.equals(assignee)))
    throw refuse.badInput('Nobody works on a ticket of their own; assign another member.', 'assigneeId');
}
