import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { concurrently } from './measure.js';

/** A measured server, in a process of its own so that its CPU time is its own. */
export interface Contender {
  url: string;
  pid: number;
  ask<T>(name: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

type Message = { ready: string } | { id: number; value?: unknown; error?: string };

let started = 0;

/** Starts `bench/servers/<name>.ts`, or another file. With BENCH_PROF set, it leaves a CPU profile there. */
export function start(
  name: string,
  environment: Record<string, string> = {},
  file = join(import.meta.dirname, 'servers', `${name}.js`),
): Promise<Contender> {
  const folder = process.env.BENCH_PROF;
  const profile = `${name}-${(started += 1)}`;
  const child = fork(file, [], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    execArgv: [
      '--expose-gc',
      ...(folder ? ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-name', `${profile}.cpuprofile`] : []),
    ],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
    let questions = 0;
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it was ready`)));
    child.on('message', (message: Message) => {
      if ('ready' in message) return resolve({ ...contender(child), url: message.ready, ask });
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) asked?.reject(new Error(message.error));
      else asked?.resolve(message.value as never);
    });
    function ask<T>(question: string, argument?: unknown): Promise<T> {
      return new Promise<T>((answered, failed) => {
        const id = questions++;
        waiting.set(id, { resolve: answered, reject: failed });
        child.send({ id, name: question, argument });
      });
    }
  });
}

function contender(child: ChildProcess): Pick<Contender, 'pid' | 'stop'> {
  return {
    pid: child.pid!,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('stop');
      }),
  };
}

/** What one request costs: microseconds of the server's CPU time, of the database's, and of waiting. */
export interface Cost {
  cpu: number;
  mongod: number;
  wall: number;
}

/** Sends so many requests, so many at a time, and answers what one of them has cost on average. */
export async function costOf(
  server: Contender,
  count: number,
  send: (index: number) => Promise<unknown>,
  { width = 8, mongodPid }: { width?: number; mongodPid?: number } = {},
): Promise<Cost> {
  const before = await server.ask<number>('cpu');
  const database = cpuOfProcess(mongodPid);
  const started = performance.now();
  await concurrently(count, width, send);
  const wall = performance.now() - started;
  return {
    cpu: ((await server.ask<number>('cpu')) - before) / count,
    mongod: (cpuOfProcess(mongodPid) - database) / count,
    wall: (wall * 1_000) / count,
  };
}

/** CPU time of another process in microseconds, where the system tells (Linux). */
export function cpuOfProcess(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    const TICK_US = 10_000;
    return (Number(fields[11]) + Number(fields[12])) * TICK_US;
  } catch {
    return NaN;
  }
}
