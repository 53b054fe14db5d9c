import { Role, StaffPermission, UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { OPEN, REPLY } from './operations.js';

/** Gives a person permissions, as an admin would; they hold from the next request on. */
export async function permit({ id }: Person, ...permissions: StaffPermission[]): Promise<void> {
  const _id = parseGlobalId(id, 'User', 'id');
  await UserModel.collection.updateOne({ _id }, { $set: { permissions } });
}

/** A new member of the support team. */
export async function supporter(role: Role = Role.MODERATOR): Promise<Person> {
  const one = await staff(role);
  await permit(one, StaffPermission.SUPPORT);
  return one;
}

/** Opens a ticket through the API; answers its id. */
export async function open(who: Person, input: Record<string, unknown> = {}): Promise<string> {
  const given = { subject: 'No history', description: 'My chats are gone', category: 'TECHNICAL', ...input };
  return (await who.client.data(OPEN, { input: given })).openTicket.ticket.id;
}

/** Replies through the API. */
export async function reply(
  who: Person,
  ticketId: string,
  body: string,
  more: Record<string, unknown> = {},
): Promise<{ message: any; ticket: any }> {
  return (await who.client.data(REPLY, { input: { ticketId, body, ...more } })).replyToTicket;
}
