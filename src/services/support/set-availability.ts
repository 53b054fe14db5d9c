import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import { isTimeZone } from '../../lib/civil-time.js';
import type { Context } from '../../loaders/context.js';
import {
  ConsultantModel,
  SLOT_MINUTES,
  type ConsultationCategory,
  type HourlyRate,
  type TimeOff,
  type WeeklyHours,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import { checkHours } from './settings.js';

/** What a consultant offers. Fields that are left out stay as they are. */
export interface SetAvailabilityInput {
  timezone: string;
  weeklyHours: WeeklyHours[];
  headline?: string | null;
  categories?: ConsultationCategory[] | null;
  /** Null: free of charge. */
  hourlyRate?: HourlyRate | null;
  timeOff?: TimeOff[] | null;
  bufferMinutes?: number | null;
  noticeMinutes?: number | null;
  cancellationMinutes?: number | null;
  lateRefundPercent?: number | null;
  isActive?: boolean | null;
}

const DEFAULTS = {
  categories: [],
  timeOff: [],
  bufferMinutes: 0,
  noticeMinutes: 0,
  cancellationMinutes: 1_440,
  lateRefundPercent: 0,
  isActive: true,
};

/** Makes the viewer a consultant, or changes the offer. Bookings that stand are not touched. @throws BAD_USER_INPUT */
export async function setAvailability(ctx: Context, input: SetAvailabilityInput): Promise<void> {
  const viewer = requireViewer(ctx);
  if (!isTimeZone(input.timezone))
    throw refuse.badInput(
      'This is not a time zone; an IANA name such as Europe/Berlin is allowed.',
      'timezone',
    );
  checkHours(input.weeklyHours, 'weeklyHours');
  if ((input.bufferMinutes ?? 0) % SLOT_MINUTES !== 0)
    throw refuse.badInput(`The buffer must be a multiple of ${SLOT_MINUTES} minutes.`, 'bufferMinutes');
  for (const [index, { startsAt, endsAt }] of (input.timeOff ?? []).entries())
    if (startsAt >= endsAt)
      throw refuse.badInput('The end must be after the start.', `timeOff.${index}.endsAt`);
  const { headline, hourlyRate, ...others } = input;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value != null));
  const set = { ...given, ...(headline ? { headline } : {}), ...(hourlyRate ? { hourlyRate } : {}) };
  const unset = {
    ...(headline === null ? { headline: '' } : {}),
    ...(hourlyRate === null ? { hourlyRate: '' } : {}),
  };
  await transact(ctx, async (tx) => {
    const fresh = Object.fromEntries(Object.entries(DEFAULTS).filter(([name]) => !(name in set)));
    await ConsultantModel.collection.updateOne(
      { _id: viewer.id },
      {
        $set: { ...set, updatedAt: tx.at },
        ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
        $setOnInsert: { ...fresh, ratingSum: 0, ratingCount: 0, rank: 0, createdAt: tx.at },
      } as never,
      { session: tx.session, upsert: true },
    );
  });
}
