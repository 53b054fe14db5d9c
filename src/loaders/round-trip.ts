import type { PipelineStage } from 'mongoose';
import {
  join,
  type AnyModel,
  type Party,
  type Question,
  type Row,
  type Shape,
} from '../lib/exchange/index.js';
import type { RequestCost } from '../lib/request-cost.js';

/**
 * The queries that one request's loaders make in one turn of the event loop. They leave together at the turn's end,
 * as one command or in a command with other requests. So an operation needs as many commands as it has levels, and
 * its cost does not depend on other requests.
 */
export class RoundTrip implements Party {
  private waiting: Question[] = [];
  private upcoming: (() => void)[] = [];
  private joined = false;

  constructor(private readonly cost: Pick<RequestCost, 'reads'> = { reads: 0 }) {}

  /** Starts some work at the end of this turn, early enough for its queries to join the turn's command. */
  next(work: () => void): void {
    this.upcoming.push(work);
    this.join();
  }

  /** The rows of one aggregation over a collection, lean. Values are not cast, so ids must be ObjectIds. */
  ask<T extends object = Row>(model: AnyModel, pipeline: PipelineStage[]): Promise<T[]> {
    return this.put((waiting) => ({ ...waiting, model, pipeline }));
  }

  /** The rows of some distinct keys. Other requests may query theirs in the same command. */
  find<K, T extends object = Row>(
    shape: Shape<K>,
    keys: readonly K[],
    names?: readonly string[],
  ): Promise<T[]> {
    // Without keys there is nothing to query.
    if (keys.length === 0) return Promise.resolve([]);
    return this.put((waiting) => ({ ...waiting, shape, keys, ...(names ? { names } : {}) }));
  }

  /** Starts the work that was deferred to the end of the turn. */
  begin(): void {
    const upcoming = this.upcoming;
    this.upcoming = [];
    for (const work of upcoming) work();
  }

  /** Hands over the pending queries. */
  questions(): Question[] {
    const asked = this.waiting;
    this.waiting = [];
    this.joined = false;
    // Work that was added during this turn's end starts in the next one.
    if (this.upcoming.length > 0) this.join();
    return asked;
  }

  /** Books the commands that contain the request's queries. */
  sent(commands: number): void {
    this.cost.reads += commands;
  }

  private put<T extends object>(
    question: (waiting: Pick<Question, 'resolve' | 'reject'>) => Question,
  ): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push(question({ resolve: resolve as (rows: Row[]) => void, reject }));
      this.join();
    });
  }

  private join(): void {
    if (this.joined) return;
    this.joined = true;
    join(this);
  }
}
