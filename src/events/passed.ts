import type { Types } from 'mongoose';

/** A caller that waits for events, and its wake-up function. */
interface Waiter {
  ids: ReadonlySet<string>;
  wake: () => void;
}

/** Number of processed events per lane that are remembered, for callers that ask shortly afterwards. */
const REMEMBERED = 20_000;

/**
 * What the lanes of this process have processed: a shortcut past the database for callers in the same process. A
 * positive answer is always true; a negative one says nothing.
 */
class PassedHere {
  private readonly recent = new Map<string, Set<string>>();
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly running = new Map<string, number>();
  private readonly listeners = new Set<(lane: string) => void>();

  /** Counts a lane as running in this process until the returned function is called. */
  enter(lane: string): () => void {
    this.running.set(lane, (this.running.get(lane) ?? 0) + 1);
    return () => void this.running.set(lane, (this.running.get(lane) ?? 1) - 1);
  }

  /** Whether the lane runs in this process. */
  isHere(lane: string): boolean {
    return (this.running.get(lane) ?? 0) > 0;
  }

  /** A lane calls this after its commit. */
  announce(lane: string, ids: readonly Types.ObjectId[]): void {
    let recent = this.recent.get(lane);
    if (!recent) this.recent.set(lane, (recent = new Set()));
    for (const id of ids) recent.add(id.toHexString());
    for (const oldest of recent) {
      if (recent.size <= REMEMBERED) break;
      recent.delete(oldest);
    }
    for (const { wake } of this.waiters.get(lane) ?? []) wake();
  }

  /** The ids that are not known here to be processed. */
  missing(lane: string, ids: readonly Types.ObjectId[]): Types.ObjectId[] {
    const recent = this.recent.get(lane);
    return recent ? ids.filter((id) => !recent.has(id.toHexString())) : [...ids];
  }

  /** Resolves at the lane's next announcement or after a timeout. The lane does not pace itself meanwhile. */
  async next(lane: string, ids: readonly Types.ObjectId[], timeoutMs: number): Promise<void> {
    let waiters = this.waiters.get(lane);
    if (!waiters) this.waiters.set(lane, (waiters = new Set()));
    const { promise, resolve } = signal();
    const waiter = { ids: new Set(ids.map((id) => id.toHexString())), wake: resolve };
    waiters.add(waiter);
    for (const listener of [...this.listeners]) listener(lane);
    const timer = setTimeout(resolve, timeoutMs);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      waiters.delete(waiter);
    }
  }

  /** Whether a caller in this process waits for the lane. Without `lane`, for any lane. */
  hasWaiters(lane?: string): boolean {
    if (lane !== undefined) return (this.waiters.get(lane)?.size ?? 0) > 0;
    for (const { size } of this.waiters.values()) if (size > 0) return true;
    return false;
  }

  /** Whether a caller in this process waits until the lane has processed this event. */
  isAwaited(lane: string, id: Types.ObjectId): boolean {
    const waiters = this.waiters.get(lane);
    if (!waiters || waiters.size === 0) return false;
    const key = id.toHexString();
    for (const { ids } of waiters) if (ids.has(key)) return true;
    return false;
  }

  /**
   * Calls `call` when a caller begins to wait for the lane (without `lane`: any), until the returned function is
   * called.
   */
  onWaiter(call: () => void, lane?: string): () => void {
    const listener = (which: string): void => void ((lane ?? which) === which && call());
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Resolves when a caller begins to wait, after a timeout, or when the signal aborts. */
  async waiterComes(timeoutMs: number, until: AbortSignal, lane?: string): Promise<void> {
    if (until.aborted) return;
    const { promise, resolve } = signal();
    const deaf = this.onWaiter(resolve, lane);
    const timer = setTimeout(resolve, timeoutMs);
    // By hand and not with AbortSignal.any: derived signals accumulate on a long-lived signal, and this runs many
    // times a second.
    until.addEventListener('abort', resolve, { once: true });
    await promise;
    until.removeEventListener('abort', resolve);
    clearTimeout(timer);
    deaf();
  }
}

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

export const passedHere = new PassedHere();
