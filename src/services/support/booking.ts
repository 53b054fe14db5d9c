import { Types, type ClientSession } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { slotProblem, type Schedule, type SlotProblem } from '../../lib/free-slots.js';
import type { TimeRange } from '../../lib/civil-time.js';
import {
  ConsultationModel,
  ConsultationSlotModel,
  SLOT_MINUTES,
  type Consultant,
  type Consultation,
} from '../../models/support/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';

const MINUTE_MS = 60_000;
const SLOT_MS = SLOT_MINUTES * MINUTE_MS;

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

/** The bookings of a consultant around a time, but for one that is about to move. */
export async function busyAround(
  session: ClientSession,
  consultant: Types.ObjectId,
  { start, end }: TimeRange,
  except: Types.ObjectId | null,
): Promise<TimeRange[]> {
  const rows = await ConsultationModel.find(
    {
      consultant,
      blocksUntil: { $gt: start },
      scheduledAt: { $lt: end },
      ...(except ? { _id: { $ne: except } } : {}),
    },
    { scheduledAt: 1, blocksUntil: 1 },
  )
    .session(session)
    .lean<Pick<Consultation, 'scheduledAt' | 'blocksUntil'>[]>();
  return rows.map(({ scheduledAt, blocksUntil }) => ({ start: scheduledAt, end: blocksUntil }));
}

/**
 * Takes a time of a consultant: asks whether it is free, then writes a row for each five minutes of it. Two bookings that
 * overlap share a row, whose unique index lets only one of them commit.
 * @returns the end of the buffer behind it
 * @throws CONFLICT with the reason SLOT_TAKEN, BAD_USER_INPUT for a time that is not offered
 */
export async function takeTime(
  tx: Tx,
  consultant: Consultant,
  consultation: Types.ObjectId,
  start: Date,
  minutes: number,
): Promise<Date> {
  const blocksUntil = new Date(start.getTime() + (minutes + consultant.bufferMinutes) * MINUTE_MS);
  const range = { start, end: blocksUntil };
  const busy = await busyAround(tx.session, consultant._id, range, consultation);
  const problem = slotProblem(scheduleOf(consultant, busy, tx.at), start, minutes);
  if (problem) throw problemRefusal(problem);
  const rows = [];
  for (let at = start.getTime(); at < blocksUntil.getTime(); at += SLOT_MS)
    rows.push({
      ...{ _id: new Types.ObjectId(), consultant: consultant._id, consultation },
      ...{ slot: Math.floor(at / SLOT_MS), at: new Date(at) },
    });
  await ConsultationSlotModel.collection.insertMany(rows, { session: tx.session });
  return blocksUntil;
}

/** Gives the time of a consultation back. */
export async function freeTime(tx: Tx, consultation: Types.ObjectId): Promise<void> {
  await ConsultationSlotModel.collection.deleteMany({ consultation }, { session: tx.session });
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
