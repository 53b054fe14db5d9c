/** How often a measure is repeated that another process may have spoilt. */
const ATTEMPTS = 4;

const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1]!;

/**
 * By which factor two ways differ in time, each taken `rounds` times. They take turns, so that whatever else the machine does
 * falls on both; and where that was not enough it is measured anew, for a real difference is there each time.
 */
export async function apartBy(
  rounds: number,
  ways: readonly [(round: number) => Promise<void>, (round: number) => Promise<void>],
  enough = 1.5,
): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least >= enough; attempt++) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++)
      for (const [index, way] of ways.entries()) {
        const started = performance.now();
        await way(round);
        times[index]!.push(performance.now() - started);
      }
    const [a, b] = times.map(median) as [number, number];
    least = Math.min(least, Math.max(a, b) / Math.min(a, b));
  }
  return least;
}
