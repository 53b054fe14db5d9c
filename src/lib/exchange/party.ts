import type { RequestCost } from '../request-cost.js';
import type { Question } from './question.js';

/** A participant of the exchange at the end of a turn: a request, or another source of queries. */
export interface Party {
  /** Starts the work whose queries are due at the end of this turn. */
  begin?(): void;
  /** Hands over the queries. `sent` receives the number of commands that contain them. */
  questions(): Question[];
  sent?(commands: number): void;
}

/** A participant that has joined. */
export interface Joined {
  party: Party;
  /** The cost accounts for the commands that it shares, where all commands are counted. */
  costs: readonly RequestCost[];
}
