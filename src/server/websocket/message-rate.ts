/**
 * Messages that a client may send in a burst, when a page with many subscriptions opens, and per second after that.
 */
export const BURST = 200;
export const PER_SECOND = 50;

/** The remaining messages of a socket: a token bucket. */
export class MessageRate {
  private left = BURST;
  private since = 0;

  /** Takes one message. False if none is left. */
  take(now = performance.now()): boolean {
    this.left = Math.min(BURST, this.left + ((now - this.since) / 1_000) * PER_SECOND);
    this.since = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
