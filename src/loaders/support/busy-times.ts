import type { Types } from 'mongoose';
import type { TimeRange } from '../../lib/civil-time.js';
import { ConsultationModel, type Consultation } from '../../models/support/index.js';
import { batchedBy } from '../factories.js';

/** A consultant and a period. */
export interface BusyKey extends TimeRange {
  consultant: Types.ObjectId;
}

type Busy = Pick<Consultation, 'consultant' | 'scheduledAt' | 'blocksUntil'>;

/**
 * The booked times of consultants, up to the end of the buffer after each booking: all consultants in one command.
 */
export const busyTimes = batchedBy<BusyKey, TimeRange[]>(
  'Consultation.busy',
  ({ consultant, start, end }) => `${consultant.toHexString()}:${start.getTime()}:${end.getTime()}`,
  async (keys, { roundTrip }) => {
    const clauses = keys.map(({ consultant, start, end }) => ({
      consultant,
      blocksUntil: { $gt: start },
      scheduledAt: { $lt: end },
    }));
    const rows = await roundTrip.ask<Busy>(ConsultationModel, [
      { $match: clauses.length === 1 ? clauses[0]! : { $or: clauses } },
      { $project: { consultant: 1, scheduledAt: 1, blocksUntil: 1 } },
    ]);
    return keys.map(({ consultant, start, end }) =>
      rows
        .filter(
          (row) => row.consultant.equals(consultant) && row.blocksUntil > start && row.scheduledAt < end,
        )
        .map((row) => ({ start: row.scheduledAt, end: row.blocksUntil })),
    );
  },
);
