import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, signal, type ProcessMark } from '../embedded/process.js';
import type { Report } from '../embedded/report.js';

/** A running server process. */
export interface Running {
  mark: ProcessMark;
  port: number;
  /** Fulfilled when the process has ended, by request or not. */
  ended: Promise<void>;
  /** Stops it gracefully and waits for its end. */
  stop(): Promise<void>;
}

/** The settings of a part. */
export interface PartOptions<T extends Running> {
  name: string;
  launch(): Promise<T>;
  report: Report;
}

/** The longest pause between two failed starts. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * One process of a cluster, at the same port for the cluster's lifetime. It is restarted if it ends without a
 * request. The fault suite kills, freezes and stops it.
 */
export class Part<T extends Running = Running> {
  private current: T | null = null;
  private wanted = false;
  private starting: Promise<T> | null = null;
  private failures = 0;
  private readonly waiting = new Set<(running: T) => void>();

  constructor(private readonly options: PartOptions<T>) {}

  get name(): string {
    return this.options.name;
  }

  /** The process, while it is running. */
  get running(): T | null {
    return this.current;
  }

  /** Starts it and waits until it is ready. */
  start(): Promise<T> {
    this.wanted = true;
    if (this.current) return Promise.resolve(this.current);
    this.starting ??= this.begin().finally(() => (this.starting = null));
    return this.starting;
  }

  /** Waits until it is ready, whichever call has started it. */
  up(): Promise<T> {
    if (this.current) return Promise.resolve(this.current);
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  /** kill -9. It restarts automatically. */
  async crash(): Promise<void> {
    const running = this.current ?? (await this.starting?.catch(() => null));
    if (!running) return;
    signal(running.mark.pid, 'SIGKILL');
    await outlived(running.ended);
  }

  /** kill -9. It stays down until it is started. */
  async kill(): Promise<void> {
    this.wanted = false;
    await this.crash();
  }

  /** Freezes or unfreezes it. */
  freeze(frozen: boolean): void {
    if (this.current) signal(this.current.mark.pid, frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Starts it, with retries until it is ready. */
  async restart(): Promise<void> {
    this.wanted = true;
    await this.revive();
  }

  /** Stops it gracefully. It stays down until it is started. */
  async stop(): Promise<void> {
    this.wanted = false;
    const running = this.current ?? (await this.starting?.catch(() => null));
    if (!running) return;
    // A frozen process would handle the signal only after it continues.
    if (isAlive(running.mark)) signal(running.mark.pid, 'SIGCONT');
    await running.stop();
    await outlived(running.ended);
  }

  private async begin(): Promise<T> {
    const running = await this.options.launch();
    this.failures = 0;
    this.current = running;
    for (const resolve of this.waiting) resolve(running);
    this.waiting.clear();
    void running.ended.then(() => {
      this.current = null;
      if (!this.wanted) return;
      this.options.report(`${this.name}: ended; starting it again`);
      void this.revive();
    });
    return running;
  }

  private async revive(): Promise<void> {
    const { name, report } = this.options;
    while (this.wanted && !this.current) {
      // The first retry is immediate, so that a single crash costs little.
      if (this.failures++ > 0) await delay(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.failures));
      if (!this.wanted) return;
      await this.start().then(
        () => report(`${name}: up again`),
        (error: Error) => report(`${name}: ${error.message}`),
      );
    }
  }
}

/** Child processes don't keep this process alive, so a timer does while their end is awaited. */
async function outlived(ended: Promise<void>): Promise<void> {
  const alive = setInterval(() => undefined, 1_000);
  await ended;
  clearInterval(alive);
}
