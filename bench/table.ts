import type { Row } from './workload.js';

const HEADS = ['workload', 'ours', 'peer', 'ratio', 'goal', 'met?'];

/** The rows as a table of Markdown, aligned so that a terminal shows it well too. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ workload, ours, peer, ratio, goal, met }) => [
    workload,
    ours,
    peer,
    Number.isNaN(ratio) ? '–' : ratio.toFixed(2),
    goal,
    met === null ? '' : met ? 'yes' : 'NO',
  ]);
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(HEADS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
