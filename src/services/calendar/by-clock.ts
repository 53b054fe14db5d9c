import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { occurrencesWithin } from '../../lib/series.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  EventState,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { markNoShows } from './attendance.js';
import { cancelIn } from './change-registration.js';
import { participantsOf } from './manage.js';
import { setOrUnset, standingOf } from './schedule.js';
import { inTurn } from './seats.js';

const BATCH = 100;
const DAY_MS = 24 * 60 * 60 * 1_000;

interface Run {
  signal: AbortSignal;
}

/** Takes on what is due, some at a time, until nothing is. Answers how much was done. */
async function eachDue<T extends { _id: Types.ObjectId }>(
  { signal }: Run,
  due: () => Promise<T[]>,
  work: (one: T) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  const seen = new Set<string>();
  while (!signal.aborted) {
    const rows = (await due()).filter(({ _id }) => !seen.has(_id.toHexString()));
    if (rows.length === 0) break;
    for (const row of rows) {
      if (signal.aborted) break;
      seen.add(row._id.toHexString());
      if (await work(row)) done += 1;
    }
  }
  return done;
}

/** Moves events whose occurrence is over on to the next one; those without any are completed. Answers how many. */
export const advanceEvents = (run: Run): Promise<number> =>
  eachDue(
    run,
    () =>
      EventModel.find({ advanceAt: { $lte: sharedNow() } })
        .sort({ advanceAt: 1 })
        .limit(BATCH)
        .lean<Event[]>(),
    async ({ _id, advanceAt }) => {
      const over = await transact(null, async (tx) => {
        const event = await EventModel.findOne({ _id, advanceAt }).session(tx.session).lean<Event>();
        if (event?.status !== EventState.PUBLISHED) return false;
        const standing = standingOf(event, EventState.PUBLISHED, tx.at);
        const isOver = standing.lastEndsAt <= tx.at;
        const change = isOver
          ? { status: EventState.COMPLETED, nextAt: standing.nextAt, advanceAt: null, remindAt: null }
          : { nextAt: standing.nextAt, advanceAt: standing.advanceAt };
        await EventModel.collection.updateOne({ _id, advanceAt } as never, setOrUnset(change), {
          session: tx.session,
        });
        if (isOver) tx.emit('event.completed', { event: _id, group: event.group });
        return isOver;
      });
      while (over && !run.signal.aborted && !(await transact(null, (tx) => markNoShows(tx, _id))));
      return true;
    },
  );

/**
 * Reminds participants a day and an hour before an occurrence. What was due while no gateway ran is left out if the
 * occurrence has started. Answers how many events were reminded of.
 */
export const remindOfEvents = (run: Run): Promise<number> =>
  eachDue(
    run,
    () =>
      EventModel.find({ remindAt: { $lte: sharedNow() } })
        .sort({ remindAt: 1 })
        .limit(BATCH)
        .lean<Event[]>(),
    ({ _id, remindAt }) =>
      transact(null, async (tx) => {
        const event = await EventModel.findOne({ _id, remindAt }).session(tx.session).lean<Event>();
        if (!event) return false;
        const { remindAt: next } = standingOf(event, event.status, tx.at);
        await EventModel.collection.updateOne({ _id, remindAt } as never, setOrUnset({ remindAt: next }), {
          session: tx.session,
        });
        const soon = occurrencesWithin(event, tx.at, new Date(tx.at.getTime() + DAY_MS + 1), 3);
        const coming = soon.find(({ startsAt }) => startsAt > tx.at);
        if (!coming) return false;
        const confirmed = [EventRegistrationStatus.CONFIRMED];
        for (const recipients of await participantsOf(tx, _id, confirmed))
          tx.emit('event.reminded', { event: _id, startsAt: coming.startsAt, recipients });
        return true;
      }),
  );

/** Frees places whose fee was not paid in time. Answers how many. */
export const releaseHeldPlaces = (run: Run): Promise<number> => {
  const overdue = () => ({
    status: EventRegistrationStatus.PENDING,
    heldUntil: { $lte: sharedNow() },
  });
  return eachDue(
    run,
    () =>
      EventRegistrationModel.find(overdue()).sort({ heldUntil: 1 }).limit(BATCH).lean<EventRegistration[]>(),
    async ({ _id, event: id }) => {
      const event = await EventModel.findById(id).lean<Event>();
      if (!event) return false;
      return inTurn(id, () => transact(null, (tx) => cancelIn(tx, event, _id, null, overdue())));
    },
  );
};
