/*
 * Values by size, from which percentiles are read. Whole numbers up to 128 are exact, larger ones within 1 %: 128
 * steps for every doubling, like HdrHistogram. Histograms of two periods can be merged; percentiles cannot.
 */

const STEP_BITS = 7;
const EXACT = 1 << STEP_BITS;

/** The step of a value. Values are rounded to whole numbers; those below 0 count as 0. */
export function stepOf(value: number): number {
  const whole = Math.max(0, Math.round(value));
  if (whole < EXACT) return whole;
  const power = Math.floor(Math.log2(whole));
  const width = 2 ** (power - STEP_BITS);
  return EXACT + (power - STEP_BITS) * EXACT + Math.floor(whole / width) - EXACT;
}

/** The middle value of a step. */
export function valueOf(step: number): number {
  if (step < 2 * EXACT) return step;
  const power = Math.floor((step - EXACT) / EXACT);
  const width = 2 ** power;
  const lowest = (EXACT + ((step - EXACT) % EXACT)) * width;
  return lowest + Math.floor((width - 1) / 2);
}

/** Number of values by step. */
export class Histogram {
  readonly steps = new Map<number, number>();
  total = 0;

  /** Adds a value `times` times. */
  add(value: number, times = 1): void {
    this.addStep(stepOf(value), times);
  }

  /** Adds a stored histogram. */
  merge(stored: Readonly<Record<string, number>>): void {
    for (const step in stored) this.addStep(Number(step), stored[step]!);
  }

  /**
   * The value that this percentage of the values does not exceed, by nearest rank: of 1, 2, 3, 4 the 50th percentile
   * is 2. Null without values.
   */
  percentile(percent: number): number | null {
    if (this.total === 0) return null;
    let rest = Math.max(1, Math.ceil((percent / 100) * this.total));
    for (const step of [...this.steps.keys()].sort((a, b) => a - b)) {
      rest -= this.steps.get(step)!;
      if (rest <= 0) return valueOf(step);
    }
    throw new Error('A histogram lacks a step.');
  }

  /** The stored form. */
  toObject(): Record<string, number> {
    return Object.fromEntries(this.steps);
  }

  private addStep(step: number, times: number): void {
    this.steps.set(step, (this.steps.get(step) ?? 0) + times);
    this.total += times;
  }
}
