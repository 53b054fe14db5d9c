/** Messages that a client may send at once, when a page with many subscriptions opens; and each second after that. */
export const BURST = 200;
export const PER_SECOND = 50;

/** How many messages a socket may still send: a bucket that fills again with time. */
export class MessageRate {
  private left = BURST;
  private since = 0;

  /** Takes one message; false when there are none left. */
  take(now = performance.now()): boolean {
    this.left = Math.min(BURST, this.left + ((now - this.since) / 1_000) * PER_SECOND);
    this.since = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
