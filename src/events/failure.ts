/** This process no longer leads: another one has claimed the lane under a higher fencing token. */
export class FenceLost extends Error {
  constructor(lane: string) {
    super(`The lane ${lane} is another leader's now.`);
    this.name = 'FenceLost';
  }
}

/**
 * The change stream can never resume at the lane's checkpoint: it has left the oplog, or the collection was dropped,
 * or the token is invalid. The log itself must be read then.
 */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
}

/** Whether the infrastructure caused an error and not the event: it is retried without limit. */
export { isInfrastructure } from '../lib/infrastructure.js';

/** How often an event is tried on its own before it becomes a dead letter. */
export const ATTEMPTS = 3;
