import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  TicketEventModel,
  TicketModel,
  type Ticket,
  type TicketEventType,
} from '../../models/support/index.js';

/** What happens in a ticket. */
export interface Happening {
  type: TicketEventType;
  message?: Types.ObjectId;
  /** Whether customers are told. */
  isPublic: boolean;
}

/** A change of a ticket as MongoDB takes it. */
export interface TicketChange {
  set?: Record<string, unknown>;
  unset?: readonly string[];
  inc?: Record<string, number>;
  addToSet?: Record<string, unknown>;
}

/**
 * Changes a ticket, which must have been read in this transaction, and notes what happens under the next number. Every
 * change of a ticket goes through here, so two changes at the same time meet, and one of them runs again.
 */
export async function changeTicket(
  tx: Tx,
  { _id }: Pick<Ticket, '_id'>,
  { set = {}, unset = [], inc = {}, addToSet }: TicketChange,
  { type, message, isPublic }: Happening,
): Promise<Ticket> {
  const after = (await TicketModel.collection.findOneAndUpdate(
    { _id },
    {
      $set: { ...set, updatedAt: tx.at, ...(isPublic ? { publicUpdatedAt: tx.at } : {}) },
      $inc: { ...inc, seq: 1, ...(isPublic ? { publicSeq: 1 } : {}) },
      ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((name) => [name, ''])) } : {}),
      ...(addToSet ? { $addToSet: addToSet } : {}),
    } as never,
    { session: tx.session, returnDocument: 'after' },
  )) as unknown as Ticket;
  await noteEvent(tx, after, { type, message, isPublic } as Happening);
  return after;
}

/** Notes what happens under the number that the ticket has taken. */
export async function noteEvent(
  tx: Tx,
  { _id: ticket, seq, publicSeq }: Pick<Ticket, '_id' | 'seq' | 'publicSeq'>,
  { type, message, isPublic }: Happening,
): Promise<void> {
  await TicketEventModel.collection.insertOne(
    {
      _id: new Types.ObjectId(),
      ...{ ticket, seq, type, at: tx.at },
      ...(isPublic ? { publicSeq } : {}),
      ...(message ? { message } : {}),
    },
    { session: tx.session },
  );
}

/** What the events of the log say about a ticket. */
export const factsOf = (
  { _id: ticket, seq, publicSeq, participants, assignee }: Ticket,
  isPublic: boolean,
): {
  ticket: Types.ObjectId;
  seq: number;
  publicSeq: number | null;
  participants: Types.ObjectId[];
  assignee: Types.ObjectId | null;
} => ({ ticket, seq, publicSeq: isPublic ? publicSeq : null, participants, assignee });
