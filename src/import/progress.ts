import { number } from './tally.js';

/** Where progress is shown: a terminal, whose last line may be replaced, or a log. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** The progress of one kind of rows. */
export interface KindProgress {
  advance(count: number): void;
  done(): void;
}

const REDRAW_MS = 100;
/** In a log, a line that nobody can replace is only written now and then. */
const LOG_MS = 5_000;

/** Shows a line for each kind: how many of how many, and how many a second. */
export function createProgress(
  screen: Screen = process.stderr,
): (kind: string, total: number) => KindProgress {
  return (kind, total) => {
    const begun = performance.now();
    let done = 0;
    let shown = begun;
    const show = (end: string) => {
      shown = performance.now();
      const rate = Math.round((done * 1_000) / Math.max(1, shown - begun));
      const share = total === 0 ? 100 : Math.floor((100 * done) / total);
      const text = `  ${kind.padEnd(12)} ${number(done).padStart(9)} of ${number(total)} (${share} %), ${number(rate)}/s`;
      screen.write(screen.isTTY ? `\r\u001b[2K${text}${end}` : `${text}\n`);
    };
    return {
      advance(count) {
        done += count;
        if (performance.now() - shown >= (screen.isTTY ? REDRAW_MS : LOG_MS)) show('');
      },
      done: () => show('\n'),
    };
  };
}

/** Progress that nobody looks at. */
export const unseen = (): KindProgress => ({ advance: () => undefined, done: () => undefined });
