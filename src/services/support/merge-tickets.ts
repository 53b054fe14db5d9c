import type { Types } from 'mongoose';
import { requireSupport } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  TicketEventType,
  TicketMessageModel,
  TicketModel,
  TicketStatus,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import { slaPlan } from './settings.js';
import { mergedSla, stopped } from './sla.js';
import { checkNotMerged, FINISHED, readAsStaff } from './ticket-access.js';
import { changeTicket, factsOf } from './ticket-log.js';

/** Which ticket goes on in which. */
export interface MergeTicketsInput {
  ticketId: Types.ObjectId;
  intoId: Types.ObjectId;
}

/** More messages than this are not moved in one transaction. */
const MOST_MOVED = 1_000;

/**
 * Merges a ticket into another one: its messages stand there in the order of time, its customers take part there, replies
 * to it land there, and of two deadlines the earlier one holds. The merged ticket is closed for good.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT for the same ticket, CONFLICT for a merged or finished one
 */
export async function mergeTickets(ctx: Context, { ticketId, intoId }: MergeTicketsInput): Promise<void> {
  const viewer = requireSupport(ctx);
  if (ticketId.equals(intoId))
    throw refuse.badInput('A ticket cannot be merged into itself; name another one.', 'intoId');
  await transact(ctx, async (tx) => {
    const { session } = tx;
    const source = await readAsStaff(ctx, session, ticketId);
    const target = await readAsStaff(ctx, session, intoId);
    checkNotMerged(source);
    checkNotMerged(target, 'intoId');
    if (FINISHED.includes(target.status))
      throw refuse.conflict('The other ticket is finished; reopen it first.', 'intoId');
    const here = { ticket: source._id };
    if ((await TicketMessageModel.countDocuments(here, { session, limit: MOST_MOVED + 1 })) > MOST_MOVED)
      throw refuse.conflict(`A ticket with more than ${MOST_MOVED} messages cannot be merged.`, 'ticketId');
    const plan = await slaPlan(session);
    await TicketMessageModel.collection.updateMany(
      { ...here, mergedFrom: { $exists: false } },
      { $set: { mergedFrom: source._id } },
      { session },
    );
    await TicketMessageModel.collection.updateMany(here, { $set: { ticket: target._id } }, { session });
    // What was merged into the source goes on in the target as well, so that no chain has to be followed.
    await TicketModel.collection.updateMany(
      { mergedInto: source._id },
      { $set: { mergedInto: target._id } },
      { session },
    );
    const into = await changeTicket(
      tx,
      target,
      {
        set: {
          sla: mergedSla(target.sla, source.sla),
          ...(target.contact || !source.contact ? {} : { contact: source.contact }),
        },
        inc: { agentMessages: source.agentMessages, customerMessages: source.customerMessages },
        addToSet: { participants: { $each: source.participants }, tags: { $each: source.tags } },
      },
      { type: TicketEventType.CHANGED, isPublic: true },
    );
    const closed = await changeTicket(
      tx,
      source,
      {
        set: {
          mergedInto: target._id,
          status: TicketStatus.CLOSED,
          resolvedAt: source.resolvedAt ?? tx.at,
          sla: stopped(source.sla, plan, tx.at),
          ...{ agentMessages: 0, customerMessages: 0 },
        },
      },
      { type: TicketEventType.CHANGED, isPublic: true },
    );
    const facts = { by: viewer.id, from: target.status, to: target.status, assigned: null };
    tx.emit('ticket.changed', { ...factsOf(into, true), ...facts }, viewer.id);
    tx.emit('ticket.merged', { ...factsOf(closed, true), into: target._id, by: viewer.id }, viewer.id);
  });
}
