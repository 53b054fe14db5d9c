import { Role, StaffPermission, UserModel } from '../../src/models/identity/index.js';
import { TicketCategory, TicketModel, TicketPriority, TicketStatus } from '../../src/models/support/index.js';
import { rankOf } from '../../src/services/support/ticket-access.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { AUTHORS, STAFF } from '../data/people.js';
import { rowsOf, type Domain } from './domain.js';

const ticketOf = rowsOf(TicketModel);
/** No deadline, so that the job has nothing to check. */
const NO_DEADLINE = new TicketModel({ sla: {} }).toObject().sla;
const SMALL = { status: TicketStatus.IN_PROGRESS, name: 'IN_PROGRESS', first: 0, size: 60 };
const LARGE = { status: TicketStatus.OPEN, name: 'OPEN', first: 100, size: 50_000 };
const PRIORITIES = Object.values(TicketPriority);

function ticketRow(n: number, status: TicketStatus): object {
  const at = before(20_000_000 - n);
  const requester = idOf('person', n % AUTHORS);
  const priority = PRIORITIES[n % PRIORITIES.length]!;
  return ticketOf(at, {
    ...{ number: `TICK-2025-${String(n).padStart(6, '0')}`, requester, participants: [requester] },
    ...{ subject: `Ticket ${n}`, description: 'My chats are gone.', category: TicketCategory.TECHNICAL },
    ...{ priority, status, tags: [], assignee: status === SMALL.status ? idOf('person', STAFF) : null },
    ...{ sla: NO_DEADLINE, rank: rankOf(priority, at), seq: 1, publicSeq: 1, customerMessages: 1 },
    publicUpdatedAt: at,
  });
}

const queue = (status: string) => ({ viewer: STAFF, variables: { status } });

/** The queue of the support team. */
export const ticketQueue: Domain = {
  large: 'queue of 50,000 tickets',
  small: 'queue of 60',
  ...{ operation: 'AdminTickets', field: 'tickets' },
  async fill() {
    await UserModel.collection.updateOne(
      { _id: idOf('person', STAFF) },
      { $set: { role: Role.MODERATOR, permissions: [StaffPermission.SUPPORT] } },
    );
    for (const { status, first, size } of [SMALL, LARGE])
      await insert(TicketModel.collection, first, first + size, (n) => ticketRow(n, status));
  },
  pages: { small: queue(SMALL.name), large: queue(LARGE.name) },
};
