/** A sleep that `ring` ends early. A ring without a sleeper ends the next sleep immediately. */
export class Alarm {
  private rung = false;
  private wake: (() => void) | undefined;

  /** Ends the sleep. */
  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Sleeps for at most this long. */
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
