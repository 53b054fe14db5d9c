import type { Types } from 'mongoose';

type Waiter = () => void;

/** How many passed events a lane is remembered to have passed, for those who ask just after it did. */
const REMEMBERED = 20_000;

/**
 * What the lanes of this process have passed, for those in it who wait for that: the short way round the database.
 * It only ever says "passed" when that is so; silence means nothing.
 */
class PassedHere {
  private readonly recent = new Map<string, Set<string>>();
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly running = new Map<string, number>();

  /** Counts a lane as running in this process until the returned function is called. */
  enter(lane: string): () => void {
    this.running.set(lane, (this.running.get(lane) ?? 0) + 1);
    return () => void this.running.set(lane, (this.running.get(lane) ?? 1) - 1);
  }

  /** Whether the lane runs in this process. */
  isHere(lane: string): boolean {
    return (this.running.get(lane) ?? 0) > 0;
  }

  /** Called by a lane after its commit. */
  announce(lane: string, ids: readonly Types.ObjectId[]): void {
    let recent = this.recent.get(lane);
    if (!recent) this.recent.set(lane, (recent = new Set()));
    for (const id of ids) recent.add(id.toHexString());
    for (const oldest of recent) {
      if (recent.size <= REMEMBERED) break;
      recent.delete(oldest);
    }
    for (const wake of this.waiters.get(lane) ?? []) wake();
  }

  /** Those of the ids that aren't known here to be passed. */
  missing(lane: string, ids: readonly Types.ObjectId[]): Types.ObjectId[] {
    const recent = this.recent.get(lane);
    return recent ? ids.filter((id) => !recent.has(id.toHexString())) : [...ids];
  }

  /** Resolves at the lane's next announcement, or after a while. */
  async next(lane: string, timeoutMs: number): Promise<void> {
    let waiters = this.waiters.get(lane);
    if (!waiters) this.waiters.set(lane, (waiters = new Set()));
    const { promise, resolve } = signal();
    waiters.add(resolve);
    const timer = setTimeout(resolve, timeoutMs);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      waiters.delete(resolve);
    }
  }
}

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

export const passedHere = new PassedHere();
