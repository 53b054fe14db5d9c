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
 * What one request's loaders ask in one turn of the event loop: it leaves together at the turn's end, as one command or in
 * one with what other requests ask. So an operation takes part in as many commands as it has levels, however wide it is,
 * and what they cost it doesn't depend on who else asks.
 */
export class RoundTrip implements Party {
  private waiting: Question[] = [];
  private upcoming: (() => void)[] = [];
  private joined = false;

  constructor(private readonly cost: Pick<RequestCost, 'reads'> = { reads: 0 }) {}

  /** Begins some work at the end of this turn, in time for its questions to go with the turn's command. */
  next(work: () => void): void {
    this.upcoming.push(work);
    this.join();
  }

  /** The rows of one aggregation over a collection, lean. Nothing is cast, so ids have to be ObjectIds. */
  ask<T extends object = Row>(model: AnyModel, pipeline: PipelineStage[]): Promise<T[]> {
    return this.put((waiting) => ({ ...waiting, model, pipeline }));
  }

  /** The rows of some distinct keys, which other requests may ask for along with theirs. */
  find<K, T extends object = Row>(
    shape: Shape<K>,
    keys: readonly K[],
    names?: readonly string[],
  ): Promise<T[]> {
    // Nothing is asked: an alternative of none is no condition.
    if (keys.length === 0) return Promise.resolve([]);
    return this.put((waiting) => ({ ...waiting, shape, keys, ...(names ? { names } : {}) }));
  }

  /** Begins what was put off to the end of the turn. */
  begin(): void {
    const upcoming = this.upcoming;
    this.upcoming = [];
    for (const work of upcoming) work();
  }

  /** Hands over what is asked. */
  questions(): Question[] {
    const asked = this.waiting;
    this.waiting = [];
    this.joined = false;
    // What only began in this turn begins in the next one.
    if (this.upcoming.length > 0) this.join();
    return asked;
  }

  /** Books the commands in which the request takes part. */
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
