import { Gathering } from '../../../lib/gathering.js';
import { isOutage } from '../../../lib/infrastructure.js';
import { refuse } from '../../../schema/errors.js';
import type { Batch, Written } from './batch.js';

/** Most batches that are written together. */
const MOST_TOGETHER = 100;
/** Side by side, by visitor: one is made ready while the database writes the other. */
const LANES = 4;

interface Waiting {
  batch: Batch;
  done(written: Written): void;
  failed(error: unknown): void;
}

/**
 * Batches on their way to the database, written together: all that come while others are written. Nothing is kept in memory that
 * was acknowledged; `add` is fulfilled when the batch is stored.
 */
export class IngestQueue {
  /** Events that wait or are being written. */
  private events = 0;
  private readonly lanes: Gathering<Waiting>[];
  private idle: (() => void)[] = [];

  constructor(
    private readonly write: (batches: readonly Batch[]) => Promise<Map<Batch, Written>>,
    private readonly most: () => number,
  ) {
    this.lanes = Array.from(
      { length: LANES },
      () =>
        new Gathering<Waiting>(
          () => MOST_TOGETHER,
          (waiting) => this.go(waiting),
        ),
    );
  }

  /**
   * Stores a batch.
   * @throws UNAVAILABLE where too many events wait, or the database is away: sent again, the same events are stored once
   */
  add(batch: Batch): Promise<Written> {
    if (this.events > 0 && this.events + batch.events.length > this.most())
      return Promise.reject(refuse.unavailable('Too many events are waiting to be stored. Try again.'));
    this.events += batch.events.length;
    return new Promise((done, failed) => this.laneOf(batch).add({ batch, done, failed }));
  }

  /** Fulfilled once nothing waits any more. */
  drain(): Promise<void> {
    return this.events === 0 ? Promise.resolve() : new Promise((resolve) => this.idle.push(resolve));
  }

  private laneOf({ visitor }: Batch): Gathering<Waiting> {
    return this.lanes[(visitor?.id[0] ?? 0) % LANES]!;
  }

  private async go(waiting: Waiting[]): Promise<void> {
    try {
      const written = await this.write(waiting.map(({ batch }) => batch));
      for (const { batch, done } of waiting) done(written.get(batch) ?? { session: null });
    } catch (error) {
      const told = isOutage(error) ? refuse.unavailable(undefined, error) : error;
      for (const { failed } of waiting) failed(told);
    } finally {
      for (const { batch } of waiting) this.events -= batch.events.length;
      if (this.events === 0) for (const resolve of this.idle.splice(0)) resolve();
    }
  }
}
