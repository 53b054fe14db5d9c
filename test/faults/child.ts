import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { logAppName, logDatabaseUri } from '../events/database.js';

interface Message {
  acked?: string;
  inside?: true;
  leading?: boolean;
}

/** A child process of the crash tests, and what it has told so far. */
export class LogChild {
  readonly acked: string[] = [];
  private readonly process: ChildProcess;
  private readonly messages: Message[] = [];
  private readonly waiters = new Set<() => void>();
  private static readonly all: LogChild[] = [];

  constructor(options: { mode: string; label?: string; hold?: boolean; leaseMs?: number }) {
    const argument = JSON.stringify({
      uri: logDatabaseUri(),
      appName: logAppName,
      leaseMs: 1_500,
      ...options,
    });
    const file = fileURLToPath(new URL('log-child.mjs', import.meta.url));
    this.process = fork(file, [argument], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
    this.process.on('message', (message: Message) => {
      if (message.acked) this.acked.push(message.acked);
      this.messages.push(message);
      for (const wake of this.waiters) wake();
    });
    LogChild.all.push(this);
  }

  /** Resolves when it has told something of the kind. */
  async told(what: (message: Message) => boolean): Promise<void> {
    while (!this.messages.some(what)) {
      if (this.process.exitCode !== null) throw new Error(`The child ended with ${this.process.exitCode}.`);
      await new Promise<void>((resolve) => this.waiters.add(resolve));
    }
  }

  /** Lets it go on where it holds. */
  go(): void {
    this.process.send({});
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.process.kill(name);
  }

  /** kill -9, and what it had told until then. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const closed = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await closed;
  }

  /** For `afterEach`. */
  static async killAll(): Promise<void> {
    await Promise.all(LogChild.all.splice(0).map((child) => child.kill()));
  }
}
