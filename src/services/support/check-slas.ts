import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { TicketEventType, TicketModel, type Ticket } from '../../models/support/index.js';
import { checkSla } from './sla.js';
import { supportStaff } from './staff.js';
import { changeTicket } from './ticket-log.js';

const BATCH = 50;

/**
 * Looks at the tickets whose clocks have something due: warns the assignee, or else the whole team, and notes missed
 * deadlines. Each is told once, however many gateways run the job.
 */
export async function checkSlas({
  signal,
}: {
  signal: AbortSignal;
}): Promise<{ warned: number; breached: number }> {
  const told = { warned: 0, breached: 0 };
  while (!signal.aborted) {
    const due = { 'sla.nextCheckAt': { $type: 'date', $lte: sharedNow() } };
    const rows = await TicketModel.find(due as never, { _id: 1 })
      .limit(BATCH)
      .lean<Pick<Ticket, '_id'>[]>();
    if (rows.length === 0) break;
    for (const { _id } of rows) {
      const { warn, breach } = await checkOne(_id);
      if (warn) told.warned += 1;
      if (breach) told.breached += 1;
    }
  }
  return told;
}

function checkOne(_id: Ticket['_id']): Promise<{ warn: boolean; breach: boolean }> {
  return transact(null, async (tx) => {
    const ticket = await TicketModel.findById(_id).session(tx.session).lean<Ticket>();
    if (!ticket?.sla.nextCheckAt || ticket.sla.nextCheckAt > tx.at) return { warn: false, breach: false };
    const { warn, breach, sla } = checkSla(ticket.sla, tx.at);
    // Customers see the deadlines, but how the team is warned of them is no news to them.
    const { seq } = await changeTicket(
      tx,
      ticket,
      { set: { sla } },
      { type: TicketEventType.CHANGED, isPublic: false },
    );
    const team = ticket.assignee ? [{ _id: ticket.assignee }] : await supportStaff(tx.session);
    const staff = team
      .map((one) => one._id)
      .filter((id) => !ticket.participants.some((other) => other.equals(id)));
    if (breach) tx.emit('ticket.sla-breached', { ticket: _id, seq, staff });
    else if (warn) tx.emit('ticket.sla-warned', { ticket: _id, seq, staff });
    return { warn, breach };
  });
}
