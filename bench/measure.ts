/** The middle of some numbers. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The value that so many per cent of the numbers do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1))]!;
}

/**
 * Runs every contender once a round, in another order each time: whatever else the machine does in these seconds
 * meets all of them. Answers each contender's results, one a round.
 */
export async function interleaved<N extends string, R>(
  rounds: number,
  contenders: Record<N, () => Promise<R>>,
): Promise<Record<N, R[]>> {
  const names = Object.keys(contenders) as N[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, R[]>;
  for (let round = 0; round < rounds; round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)])
      results[name].push(await contenders[name]());
  }
  return results;
}

/** Milliseconds that something took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs `count` pieces of work, `width` at a time. */
export async function concurrently(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}

/** The 95th percentiles of two series, and how the series compare there and in their middles, for the table. */
export function slower(of: readonly number[], than: readonly number[]) {
  const shown = (values: readonly number[]): string =>
    `${percentile(values, 95).toFixed(1)} ms (median ${median(values).toFixed(1)})`;
  return { ours: shown(of), peer: shown(than), ratio: percentile(of, 95) / percentile(than, 95) };
}
