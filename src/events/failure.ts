/** This process no longer leads: another one has taken the lane under a higher fence. */
export class FenceLost extends Error {
  constructor(lane: string) {
    super(`The lane ${lane} is another leader's now.`);
    this.name = 'FenceLost';
  }
}

/**
 * The lane's place can't be found by the change stream, and never will: it has left the oplog, or the collection was
 * dropped, or the token is none. The log itself has to be read then.
 */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
}

/** Whether an error is the world's and not the event's: it is retried for as long as it takes. */
export { isInfrastructure } from '../lib/infrastructure.js';

/** How often an event is tried on its own before it is put aside. */
export const ATTEMPTS = 3;
