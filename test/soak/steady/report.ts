import type { Judged, Moment, SteadyResult } from './steady.js';

const MEGABYTE = 2 ** 20;
/** Rows of the table over time. */
const ROWS = 20;

/** A steady run as two tables: over time, and the growth of what must not grow. */
export function tables({ moments, judged, rate, errors, reconnects }: SteadyResult): string {
  const step = Math.max(1, Math.ceil(moments.length / ROWS));
  const shown = moments.filter((_, index) => (index + 1) % step === 0 || index === moments.length - 1);
  const failures = Object.entries(errors).map(([why, count]) => `${count} × ${why}`);
  return [
    `${rate.toFixed(0)} operations a second, ${moments.at(-1)?.answered ?? 0} answers, ${reconnects} reconnects, ` +
      `errors: ${failures.join(', ') || 'none'}`,
    '',
    table(
      ['minute', 'RSS MB', 'heap MB', 'buffers MB', 'handles', 'lag p99 ms', 'lag max ms'],
      shown.map(row),
    ),
    '',
    table(['second half', 'growth a minute', '± error', 'allowed', ''], judged.map(verdict)),
  ].join('\n');
}

const row = (one: Moment): string[] => [
  one.minute.toFixed(1),
  ...[one.rss, one.heap, one.buffers].map((bytes) => (bytes / MEGABYTE).toFixed(1)),
  String(one.handles),
  ...[one.lagP99, one.lagMax].map((ms) => ms.toFixed(0)),
];

const verdict = ({ name, unit, bound, trend, grows }: Judged): string[] => [
  name,
  `${trend.slope.toFixed(3)} ${unit}`.trim(),
  trend.error.toFixed(3),
  `${bound} ${unit}`.trim(),
  grows ? 'GROWS' : 'steady',
];

function table(head: readonly string[], rows: readonly string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
