import { Temporal } from 'temporal-polyfill';

/** The number of transitions that are described for rules without end. */
const MOST_TRANSITIONS = 40;

const local = (at: Temporal.ZonedDateTime, offset: number): string => {
  const shifted = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + offset / 1e6);
  return shifted
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll(/[-:]/g, '');
};

function offsetText(nanoseconds: number): string {
  const minutes = Math.round(Math.abs(nanoseconds) / 6e10);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${nanoseconds < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

/**
 * The lines of a VTIMEZONE that describes a zone between two moments: one observance for each clock change. The
 * changes are listed and not given as a rule, because rules change.
 */
export function timeZoneLines(zone: string, from: Date, to: Date): string[] {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  const first = at.getTimeZoneTransition('previous') ?? at.subtract({ years: 1 });
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`];
  const standard = Math.min(...[1, 7].map((month) => at.with({ month, day: 1 }).offsetNanoseconds));
  const observe = (change: Temporal.ZonedDateTime, before: number): void => {
    const kind = change.offsetNanoseconds > standard ? 'DAYLIGHT' : 'STANDARD';
    lines.push(
      `BEGIN:${kind}`,
      `DTSTART:${local(change, before)}`,
      `TZOFFSETFROM:${offsetText(before)}`,
      `TZOFFSETTO:${offsetText(change.offsetNanoseconds)}`,
      `END:${kind}`,
    );
  };
  const before = first.subtract({ seconds: 1 }).offsetNanoseconds;
  observe(first, before);
  for (let count = 1; count < MOST_TRANSITIONS; count++) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > to.getTime()) break;
    observe(next, next.subtract({ seconds: 1 }).offsetNanoseconds);
    at = next;
  }
  return [...lines, 'END:VTIMEZONE'];
}
