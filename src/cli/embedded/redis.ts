import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accepts } from './ports.js';
import { argumentsOf, goneWithin, isAlive, markOf, signal, type ProcessMark } from './process.js';
import { StartError } from './report.js';

/** A running Redis without persistence: its data may be lost at any time. */
export interface RedisServer {
  mark: ProcessMark;
  port: number;
  /** Fulfilled when the process has ended. */
  ended: Promise<void>;
  /** Stops it and waits for its end. */
  stop(): Promise<void>;
}

/** Signals and counters of limits are small; beyond this size the oldest expire. */
const MEMORY = ['--maxmemory', '64mb', '--maxmemory-policy', 'volatile-ttl'];

/** Starts a Redis in its own folder and waits until it answers. */
export async function launchRedis(options: {
  binary: string;
  folder: string;
  port: number;
  /** More arguments of redis-server. */
  more?: readonly string[];
}): Promise<RedisServer> {
  const { binary, folder, port, more = [] } = options;
  await mkdir(folder, { recursive: true });
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...MEMORY];
  args.push('--dir', folder, '--pidfile', pidFile(folder), '--logfile', join(folder, 'redis.log'));
  // With a changed process title, the folder could not be recognised later.
  args.push('--set-proc-title', 'no', ...more);
  const child = spawn(binary, args, { detached: true, stdio: 'ignore' });
  let failure: string | null = null;
  child.once('error', (error) => (failure = error.message));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('exit', (code) => (failure ??= `it ended with ${code}; its log: ${join(folder, 'redis.log')}`));
  child.unref();
  for (const end = Date.now() + 10_000; !(await accepts(port)); await delay(10)) {
    if (failure) throw new StartError(`redis-server did not start: ${failure}`);
    if (Date.now() > end) throw new StartError(`redis-server did not answer on port ${port} in ten seconds.`);
  }
  const mark = child.pid ? markOf(child.pid) : null;
  if (!mark || failure) throw new StartError(`redis-server did not start: ${failure ?? 'it is gone'}`);
  return {
    mark,
    port,
    ended,
    async stop() {
      if (isAlive(mark)) signal(mark.pid, 'SIGTERM');
      if (await goneWithin(mark, 5_000)) return;
      signal(mark.pid, 'SIGKILL');
      await goneWithin(mark, 5_000);
    },
  };
}

/** The Redis that a killed process left running in a folder. */
export async function runningRedis(folder: string): Promise<ProcessMark | null> {
  const pid = Number((await readFile(pidFile(folder), 'utf8').catch(() => '')).trim());
  const mark = pid ? markOf(pid) : null;
  return mark && argumentsOf(pid).includes(pidFile(folder)) ? mark : null;
}

const pidFile = (folder: string) => join(folder, 'redis.pid');
