import type { EventRuleFragment } from '@leela/client/documents/events.js';
import type { RecurrenceDay } from '@leela/client/schema.js';
import { formatDate } from '../../ui/index.js';

interface Span {
  startsAt: string;
  endsAt: string;
}

/** The zone of the device. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time of an occurrence in a zone; for all-day events the days. */
export function formatSpan({ startsAt, endsAt }: Span, timeZone: string, isAllDay: boolean): string {
  const format = new Intl.DateTimeFormat('en', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(!isAllDay && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    timeZone,
  });
  // An all-day event ends at the midnight after its last day.
  const end = new Date(new Date(endsAt).getTime() - (isAllDay ? 1 : 0));
  return format.formatRange(new Date(startsAt), end);
}

/** Whether a time reads the same in two zones. */
export function sameClock(at: string, zone: string, other: string): boolean {
  const read = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(at));
  return read(zone) === read(other);
}

/** The short day and month of a date, for a calendar leaf. */
export function leafOf(at: string, timeZone: string): { month: string; day: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone }).format(new Date(at));
  return { month: part({ month: 'short' }), day: part({ day: 'numeric' }) };
}

const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const POSITIONS: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
const list = new Intl.ListFormat('en');

/** A recurrence in words, such as `Every 2 weeks on Monday, 6 times`. */
export function describeRule(rule: EventRuleFragment): string {
  const unit = UNITS[rule.frequency];
  const parts = [rule.interval === 1 ? `Every ${unit}` : `Every ${rule.interval} ${unit}s`];
  const days = list.format(rule.byDay.map(dayWords));
  const positions = list.format(rule.bySetPos.map((at) => POSITIONS[at] ?? String(at)));
  if (days) parts.push(positions ? ` on the ${positions} ${days}` : ` on ${days}`);
  if (rule.byMonthDay.length > 0) parts.push(` on day ${list.format(rule.byMonthDay.map(String))}`);
  if (rule.count !== null) parts.push(rule.count === 1 ? ', once' : `, ${rule.count} times`);
  if (rule.until) parts.push(`, until ${formatDate(rule.until)}`);
  return parts.join('');
}

/** The name of a day of the week. */
export const dayWords = (day: RecurrenceDay): string => day.charAt(0) + day.slice(1).toLowerCase();
