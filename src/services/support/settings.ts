import type { ClientSession } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import { isTimeZone } from '../../lib/civil-time.js';
import type { Context } from '../../loaders/context.js';
import {
  SupportSettingsModel,
  TicketPriority,
  Weekday,
  type SlaTarget,
  type SupportSettings,
  type WeeklyHours,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import type { SlaPlan } from './sla.js';

const ID = 'support';
const HOUR = 60;

const WORKDAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];

/** The defaults until an admin changes them. The times of MEDIUM are 24 and 72 hours around the clock. */
const DEFAULTS: SupportSettings = {
  _id: ID,
  timezone: 'UTC',
  weeklyHours: WORKDAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
  holidays: [],
  targets: [
    { priority: TicketPriority.URGENT, firstResponseMinutes: HOUR, resolutionMinutes: 8 * HOUR },
    { priority: TicketPriority.HIGH, firstResponseMinutes: 4 * HOUR, resolutionMinutes: 16 * HOUR },
    { priority: TicketPriority.MEDIUM, firstResponseMinutes: 8 * HOUR, resolutionMinutes: 24 * HOUR },
    { priority: TicketPriority.LOW, firstResponseMinutes: 24 * HOUR, resolutionMinutes: 80 * HOUR },
  ],
  warnMinutes: HOUR,
  inbox: null,
  updatedAt: new Date(0),
};

/** The settings of the support team. */
export async function supportSettings(session: ClientSession | null = null): Promise<SupportSettings> {
  const row = await SupportSettingsModel.findById(ID).session(session).lean<SupportSettings>();
  return row ?? DEFAULTS;
}

/** The settings as the clocks of tickets use them. */
export async function slaPlan(session: ClientSession | null): Promise<SlaPlan> {
  const { timezone, weeklyHours, holidays, targets, warnMinutes } = await supportSettings(session);
  return {
    calendar: { timezone, weeklyHours, holidays },
    targets: Object.fromEntries(targets.map((one) => [one.priority, one])) as unknown as SlaPlan['targets'],
    warnMinutes,
  };
}

/** What an admin may set. */
export interface SaveSupportSettingsInput {
  timezone: string;
  weeklyHours: WeeklyHours[];
  holidays: string[];
  targets: SlaTarget[];
  warnMinutes: number;
  inbox?: string | null;
}

/**
 * Replaces the settings. Deadlines that were set before stay as they are.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export async function saveSupportSettings(ctx: Context, input: SaveSupportSettingsInput): Promise<void> {
  requireAdmin(ctx);
  if (!isTimeZone(input.timezone))
    throw refuse.badInput(
      'This is not a time zone; an IANA name such as Europe/Berlin is allowed.',
      'timezone',
    );
  checkHours(input.weeklyHours, 'weeklyHours');
  if (input.weeklyHours.length === 0)
    throw refuse.badInput('The working hours are empty; at least one entry is needed.', 'weeklyHours');
  if (input.holidays.some((day) => !isDay(day)))
    throw refuse.badInput('A holiday is not a date; the form is 2026-12-25.', 'holidays');
  const named = new Set(input.targets.map(({ priority }) => priority));
  if (named.size !== input.targets.length || named.size !== Object.keys(TicketPriority).length)
    throw refuse.badInput('Each priority needs exactly one target.', 'targets');
  await transact(ctx, async (tx) => {
    const set = { ...input, inbox: input.inbox ?? null, updatedAt: tx.at };
    await SupportSettingsModel.collection.updateOne(
      { _id: ID } as never,
      { $set: set },
      { session: tx.session, upsert: true },
    );
  });
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws BAD_USER_INPUT for hours that are no times, or end before they begin */
export function checkHours(hours: readonly WeeklyHours[], field: string): void {
  for (const [index, { from, to }] of hours.entries()) {
    if (!TIME.test(from) || !(TIME.test(to) || to === '24:00'))
      throw refuse.badInput('This is not a time; 00:00 to 24:00 is allowed.', `${field}.${index}`);
    if (from >= to) throw refuse.badInput('The end must be after the start.', `${field}.${index}`);
  }
}

/** Whether a text is a calendar day, such as `2026-12-25`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
