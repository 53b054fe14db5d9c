const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A time as a distance from now, such as `3h ago`; after a week as a date. The full time is its title. */
export function Time({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={full.format(date)}>
      {ago(date)}
    </time>
  );
}

function ago(date: Date): string {
  let left = (date.getTime() - Date.now()) / 1000;
  for (const [unit, size] of UNITS) {
    if (Math.abs(left) < size) return relative.format(Math.round(left), unit);
    left /= size;
  }
  return day.format(date);
}

/** A date with a time, in the zone of the device, or in the given one. */
export function formatDateTime(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
}

/** A date without a time. */
export const formatDate = (at: string): string => day.format(new Date(at));

/** A number in a short form, such as `12.3K`. */
export const formatCount = (count: number): string => compact.format(count);

/** An amount of money in its smallest unit, such as cents. */
export function formatMoney(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The words of an enum value, such as `In progress` for `IN_PROGRESS`. */
export function formatEnum(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const bytes = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A size of a file, such as `1.2 MB`. */
export function formatBytes(size: number): string {
  if (size < 1_000) return `${size} B`;
  return size < 1_000_000 ? `${bytes.format(size / 1_000)} KB` : `${bytes.format(size / 1_000_000)} MB`;
}
