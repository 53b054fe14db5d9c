/** A sleep that ends early when it is rung: a ring while nobody sleeps ends the next sleep at once. */
export class Alarm {
  private rung = false;
  private wake: (() => void) | undefined;

  /** Ends the sleep. */
  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Sleeps so long at the most. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', this.wake, { once: true });
      });
      signal.removeEventListener('abort', this.wake!);
      this.wake = undefined;
    }
    this.rung = false;
  }
}
