/** Something that happened to a visitor, by the steps that it is and the steps before which it ends an attempt. */
export interface FunnelEvent {
  at: number;
  steps: readonly number[];
  /** Steps whose exclusions it matches: attempts that wait for one of them end. */
  voids: readonly number[];
}

/** Which attempts count. */
export interface FunnelWindow {
  /** The first step lies in here, half-open; later ones may come after it. */
  from: number;
  to: number;
  /** All steps lie within so many milliseconds of the first. */
  windowMs: number;
  now: number;
}

/** How far a visitor came. */
export interface FunnelWalk {
  /** The times of the steps of the attempt that came furthest; the first one of several. */
  times: readonly number[];
  /** Whether an attempt may still come further. */
  open: boolean;
}

/**
 * Walks through the events of one visitor. Of all attempts that wait for the same step, only the one that began last is followed:
 * whatever an earlier one can still reach, it can too. An event is one step of an attempt at most.
 */
export function walkFunnel(
  events: readonly FunnelEvent[],
  steps: number,
  { from, to, windowMs, now }: FunnelWindow,
): FunnelWalk {
  const attempts: (readonly number[] | null)[] = new Array<null>(steps).fill(null);
  let times: readonly number[] = [];
  for (const { at, steps: matched, voids } of inOrder(events)) {
    // The latest step first: it must not go on with what this event has just begun.
    for (const step of [...matched].sort((a, b) => b - a)) {
      const before = step === 0 ? null : attempts[step - 1];
      if (step === 0 ? at < from || at >= to : !before || at - before[0]! > windowMs) continue;
      const attempt = [...(before ?? []), at];
      attempts[step] = attempt;
      if (attempt.length > times.length) times = attempt;
    }
    for (const step of voids) if (step > 0) attempts[step - 1] = null;
  }
  const open =
    times.length > 0 &&
    times.length < steps &&
    attempts.slice(0, times.length).some((attempt) => attempt && attempt[0]! + windowMs > now);
  return { times, open };
}

/** By time; of one moment, steps in their order, and exclusions after them. */
function inOrder(events: readonly FunnelEvent[]): FunnelEvent[] {
  const rank = ({ steps }: FunnelEvent): number => (steps.length > 0 ? Math.min(...steps) : Infinity);
  return [...events].sort((a, b) => a.at - b.at || (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** Figures of one step. */
export interface FunnelStepFigures {
  visitors: string[];
  pending: number;
  medianSecondsFromPrevious: number | null;
}

/** The figures of all steps, out of the walks of all visitors. */
export function funnelFigures(walks: ReadonlyMap<string, FunnelWalk>, steps: number): FunnelStepFigures[] {
  return Array.from({ length: steps }, (_, step): FunnelStepFigures => {
    const visitors: string[] = [];
    const seconds: number[] = [];
    let pending = 0;
    for (const [visitor, { times, open }] of walks) {
      if (times.length > step) {
        visitors.push(visitor);
        if (step > 0) seconds.push((times[step]! - times[step - 1]!) / 1_000);
      } else if (open && times.length === step) pending += 1;
    }
    visitors.sort();
    return { visitors, pending, medianSecondsFromPrevious: medianOf(seconds) };
  });
}

/** By nearest rank, two decimals. */
function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  const middle = values.sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!;
  return Math.round(middle * 100) / 100;
}
