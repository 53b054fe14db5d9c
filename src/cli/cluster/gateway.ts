import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keepLogSmall } from '../embedded/database.js';
import { goneWithin, isAlive, markOf, signal } from '../embedded/process.js';
import { StartError } from '../embedded/report.js';
import type { Running } from './part.js';

/** The health of a gateway for a load balancer. */
export type Health = 'ready' | 'unavailable' | 'draining' | 'down';

const MAIN = resolve(import.meta.dirname, '../../../dist/main.js');
/** The first gateway builds indexes and seeds the demo. */
const START_MS = 180_000;
const ASK_MS = 2_000;

/** Starts a gateway as containers do, on its own port, and waits until it is ready. Its output goes into a file. */
export async function launchGateway(options: {
  port: number;
  log: string;
  environment: NodeJS.ProcessEnv;
  /** Aborts the start. */
  signal?: AbortSignal | undefined;
}): Promise<Running> {
  const { port, log, environment, signal: ending } = options;
  await keepLogSmall(log);
  const file = await open(log, 'a');
  const from = (await file.stat()).size;
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' };
  // By this variable the gateway knows that it must not outlive its parent.
  env.npm_lifecycle_event = 'cluster';
  // Its own process group: the terminal's Ctrl-C must reach only the cluster, which stops everything in order.
  const stdio = ['ignore', file.fd, file.fd] as const;
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    detached: true,
    env,
    stdio: [...stdio],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.unref();
  await file.close();
  const mark = child.pid ? markOf(child.pid) : null;
  for (const end = Date.now() + START_MS; (await healthOf(port)) === 'down'; await delay(50)) {
    if (ending?.aborted && mark) signal(mark.pid, 'SIGTERM');
    if (!mark || !isAlive(mark)) throw new StartError(`it ended while starting:\n${await tail(log, from)}`);
    if (Date.now() > end) throw new StartError(`it was not up in ${START_MS / 1_000} s; its log: ${log}`);
  }
  return {
    mark: mark!,
    port,
    ended,
    async stop() {
      if (isAlive(mark!)) signal(mark!.pid, 'SIGTERM');
      if (await goneWithin(mark!, 30_000)) return;
      signal(mark!.pid, 'SIGKILL');
      await goneWithin(mark!, 5_000);
    },
  };
}

/** Reads the health of a gateway. */
export function healthOf(port: number): Promise<Health> {
  return new Promise((done) => {
    const asked = get(
      { port, host: '127.0.0.1', path: '/readyz', agent: false, timeout: ASK_MS },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          if (answer.statusCode === 200) return done('ready');
          done(text.includes('draining') ? 'draining' : 'unavailable');
        });
        answer.on('error', () => done('down'));
      },
    );
    // A gateway that accepts connections and does not answer is busy or frozen: not down, but the last choice.
    asked.on('timeout', () => {
      done('unavailable');
      asked.destroy();
    });
    asked.on('error', () => done('down'));
  });
}

async function tail(log: string, from: number): Promise<string> {
  const text = await readFile(log).catch(() => Buffer.alloc(0));
  return text.subarray(from).toString().trim().split('\n').slice(-20).join('\n');
}
