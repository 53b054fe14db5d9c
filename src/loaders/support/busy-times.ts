import type { Types } from 'mongoose';
import type { TimeRange } from '../../lib/civil-time.js';
import { ConsultationSlotModel, SLOT_MS, slotsIn } from '../../models/support/index.js';
import { batchedBy } from '../factories.js';

/** A consultant and a period. */
export interface BusyKey extends TimeRange {
  consultant: Types.ObjectId;
}

/** What one consultation or group session takes, as numbers of slots. */
interface Busy {
  _id: { consultant: Types.ObjectId };
  first: number;
  last: number;
}

/**
 * The taken times of consultants, up to the end of the buffer after each booking: all consultants in one command.
 */
export const busyTimes = batchedBy<BusyKey, TimeRange[]>(
  'Consultation.busy',
  ({ consultant, start, end }) => `${consultant.toHexString()}:${start.getTime()}:${end.getTime()}`,
  async (keys, { roundTrip }) => {
    const clauses = keys.map(({ consultant, ...range }) => ({ consultant, slot: slotsIn(range) }));
    const rows = await roundTrip.ask<Busy>(ConsultationSlotModel, [
      { $match: clauses.length === 1 ? clauses[0]! : { $or: clauses } },
      {
        $group: {
          _id: { consultant: '$consultant', consultation: '$consultation' },
          first: { $min: '$slot' },
          last: { $max: '$slot' },
        },
      },
    ]);
    return keys.map(({ consultant, start, end }) =>
      rows
        .filter(({ _id }) => _id.consultant.equals(consultant))
        .map(({ first, last }) => ({ start: new Date(first * SLOT_MS), end: new Date((last + 1) * SLOT_MS) }))
        .filter((range) => range.end > start && range.start < end),
    );
  },
);
