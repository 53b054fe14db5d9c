import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, signal, type ProcessMark } from '../embedded/process.js';
import type { Report } from '../embedded/report.js';

/** A server process that is up. */
export interface Running {
  mark: ProcessMark;
  port: number;
  /** Fulfilled when the process is gone, asked to or not. */
  ended: Promise<void>;
  /** Asks it to end in order and waits until it has. */
  stop(): Promise<void>;
}

/** How a part is started. */
export interface PartOptions<T extends Running> {
  name: string;
  launch(): Promise<T>;
  report: Report;
}

/** The longest pause between two starts that fail. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * One process of a cluster, at the same port for as long as the cluster lives. A part that ends without having been told
 * to is started again. It can be killed, frozen and stopped, which is what the fault suite does to it.
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

  /** The process, while it is up. */
  get running(): T | null {
    return this.current;
  }

  /** Starts it and waits until it is up. */
  start(): Promise<T> {
    this.wanted = true;
    if (this.current) return Promise.resolve(this.current);
    this.starting ??= this.begin().finally(() => (this.starting = null));
    return this.starting;
  }

  /** Waits until it is up, by whomever it is started. */
  up(): Promise<T> {
    if (this.current) return Promise.resolve(this.current);
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  /** kill -9. It comes back by itself. */
  async crash(): Promise<void> {
    const running = this.current ?? (await this.starting?.catch(() => null));
    if (!running) return;
    signal(running.mark.pid, 'SIGKILL');
    await outlived(running.ended);
  }

  /** kill -9. It stays away until it is started. */
  async kill(): Promise<void> {
    this.wanted = false;
    await this.crash();
  }

  /** Freezes it, or lets it go on. */
  freeze(frozen: boolean): void {
    if (this.current) signal(this.current.mark.pid, frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Starts it for as often as it takes until it is up. */
  async restart(): Promise<void> {
    this.wanted = true;
    await this.revive();
  }

  /** Ends it in order; it stays away until it is started. */
  async stop(): Promise<void> {
    this.wanted = false;
    const running = this.current ?? (await this.starting?.catch(() => null));
    if (!running) return;
    // A frozen process would hear of it only when it goes on.
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
      // The first time at once: a single crash should cost as little as it can.
      if (this.failures++ > 0) await delay(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.failures));
      if (!this.wanted) return;
      await this.start().then(
        () => report(`${name}: up again`),
        (error: Error) => report(`${name}: ${error.message}`),
      );
    }
  }
}

/** Our children don't keep this process alive; as long as one's end is waited for, somebody has to. */
async function outlived(ended: Promise<void>): Promise<void> {
  const alive = setInterval(() => undefined, 1_000);
  await ended;
  clearInterval(alive);
}
