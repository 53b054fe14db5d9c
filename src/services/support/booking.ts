import { Types, type ClientSession } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { slotProblem, type Schedule, type SlotProblem } from '../../lib/free-slots.js';
import type { TimeRange } from '../../lib/civil-time.js';
import {
  ConsultationSlotModel,
  SLOT_MINUTES,
  SLOT_MS,
  slotsIn,
  type Consultant,
} from '../../models/support/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';

const MINUTE_MS = 60_000;

/** The time so many minutes after another one. */
export const minutesAfter = (time: Date, minutes: number): Date =>
  new Date(time.getTime() + minutes * MINUTE_MS);

/** Everything that decides whether a consultant can be booked, without the bookings. */
export function scheduleOf(
  {
    timezone,
    weeklyHours,
    timeOff,
    bufferMinutes,
    noticeMinutes,
  }: Pick<Consultant, 'timezone' | 'weeklyHours' | 'timeOff' | 'bufferMinutes' | 'noticeMinutes'>,
  busy: readonly TimeRange[],
  now: Date,
): Schedule {
  return {
    calendar: { timezone, weeklyHours },
    timeOff: timeOff.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt })),
    ...{ busy, bufferMinutes, noticeMinutes, now },
  };
}

/** Those of the users of whose time something is taken in a range. */
export async function busyUsers(
  session: ClientSession,
  users: readonly Types.ObjectId[],
  range: TimeRange,
): Promise<Types.ObjectId[]> {
  return ConsultationSlotModel.distinct('consultant', { consultant: { $in: users }, slot: slotsIn(range) })
    .session(session)
    .exec();
}

/**
 * Takes a time of a user for a consultation or a group session: a row for each five minutes. Two that overlap share a row,
 * whose unique index lets only one of them commit.
 */
export async function takeSlots(
  tx: Tx,
  holders: readonly { user: Types.ObjectId; consultation: Types.ObjectId }[],
  { start, end }: TimeRange,
): Promise<void> {
  const rows = holders.flatMap(({ user, consultation }) => {
    const own = [];
    for (let at = start.getTime(); at < end.getTime(); at += SLOT_MS)
      own.push({
        ...{ _id: new Types.ObjectId(), consultant: user, consultation },
        ...{ slot: Math.floor(at / SLOT_MS), at: new Date(at) },
      });
    return own;
  });
  if (rows.length > 0) await ConsultationSlotModel.collection.insertMany(rows, { session: tx.session });
}

/**
 * Takes a time of a consultant, up to the end of the buffer behind it.
 * @throws CONFLICT with the reason SLOT_TAKEN, BAD_USER_INPUT for a time that is not offered
 */
export async function takeTime(
  tx: Tx,
  consultant: Consultant,
  consultation: Types.ObjectId,
  start: Date,
  minutes: number,
): Promise<void> {
  const range = { start, end: minutesAfter(start, minutes + consultant.bufferMinutes) };
  const [busy] = await busyUsers(tx.session, [consultant._id], range);
  const problem = slotProblem(scheduleOf(consultant, busy ? [range] : [], tx.at), start, minutes);
  if (problem) throw problemRefusal(problem);
  await takeSlots(tx, [{ user: consultant._id, consultation }], range);
}

/** Gives the time of consultations and group sessions back. */
export async function freeTime(tx: Tx, ...consultations: Types.ObjectId[]): Promise<void> {
  await ConsultationSlotModel.collection.deleteMany(
    { consultation: { $in: consultations } },
    { session: tx.session },
  );
}

/** @throws BAD_USER_INPUT for a time that does not lie on the grid of bookings */
export function checkGrid(start: Date, minutes: number): void {
  if (start.getTime() % SLOT_MS !== 0)
    throw refuse.badInput(`The start must be at a multiple of ${SLOT_MINUTES} minutes.`, 'scheduledAt');
  if (minutes % SLOT_MINUTES !== 0)
    throw refuse.badInput(`The duration must be a multiple of ${SLOT_MINUTES} minutes.`, 'durationMinutes');
}

const PROBLEMS: Record<SlotProblem, { code: ErrorCode; message: string }> = {
  TOO_SOON: {
    code: ErrorCode.BAD_USER_INPUT,
    message: 'This time is past, or too soon for the consultant; choose a later one.',
  },
  OUTSIDE_HOURS: {
    code: ErrorCode.BAD_USER_INPUT,
    message: 'This time is outside the hours of the consultant; choose one of the offered times.',
  },
  TIME_OFF: { code: ErrorCode.CONFLICT, message: 'The consultant has time off then; choose another time.' },
  SLOT_TAKEN: { code: ErrorCode.CONFLICT, message: 'This time is taken; choose another one.' },
};

/** Why a time cannot be booked, as a refusal. */
export function problemRefusal(reason: SlotProblem): Refusal {
  const { code, message } = PROBLEMS[reason];
  return new Refusal(code, message, { field: 'scheduledAt', reason });
}

/** A booking that lost the race for a row is a taken slot. */
export async function orTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isDuplicateKey(error) ? problemRefusal('SLOT_TAKEN') : error;
  }
}

const REMINDERS_MS = [24 * 60 * MINUTE_MS, 60 * MINUTE_MS];

/** When the next reminder of a consultation is due: a day and an hour before it begins. Null if none is left. */
export function nextReminder(start: Date, after: Date): Date | null {
  const times = REMINDERS_MS.map((before) => new Date(start.getTime() - before));
  return times.find((time) => time > after) ?? null;
}
