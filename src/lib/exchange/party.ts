import type { RequestCost } from '../request-cost.js';
import type { Question } from './question.js';

/** A request, or what else asks questions, as the exchange sees it at the end of a turn. */
export interface Party {
  /** Begins what is to ask at the end of this turn. */
  begin?(): void;
  /** Hands over what it asks; it is told in how many commands it takes part. */
  questions(): Question[];
  sent?(commands: number): void;
}

/** One that takes part. */
export interface Joined {
  party: Party;
  /** Where commands are booked that it takes part in, where all are counted. */
  costs: readonly RequestCost[];
}
