/** A value at a time, in minutes. */
export interface Point {
  minute: number;
  value: number;
}

/** The straight line through some points. */
export interface Trend {
  /** Growth per minute. */
  slope: number;
  /** The standard error of the slope. */
  error: number;
}

/** Standard errors that a slope must be above its bound to count: chance alone does that once in some hundreds of runs. */
const CERTAIN = 3;

/** The least-squares line. Fewer than three points have no trend. */
export function trendOf(points: readonly Point[]): Trend {
  const n = points.length;
  if (n < 3) return { slope: 0, error: Infinity };
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / n;
  const [time, level] = [mean(({ minute }) => minute), mean(({ value }) => value)];
  const spread = points.reduce((sum, { minute }) => sum + (minute - time) ** 2, 0);
  const slope =
    points.reduce((sum, { minute, value }) => sum + (minute - time) * (value - level), 0) / spread;
  const rest = points.reduce(
    (sum, { minute, value }) => sum + (value - level - slope * (minute - time)) ** 2,
    0,
  );
  return { slope, error: Math.sqrt(rest / (n - 2) / spread) };
}

/** Whether the growth is above the bound, beyond the noise of the measurement. */
export const grows = ({ slope, error }: Trend, bound: number): boolean => slope - CERTAIN * error > bound;

/** The second half of a run, by time: caches are full and the code is compiled. */
export function secondHalf<T extends { minute: number }>(samples: readonly T[]): T[] {
  const end = samples.at(-1)?.minute ?? 0;
  return samples.filter(({ minute }) => minute >= end / 2);
}
