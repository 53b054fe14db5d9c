import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findRedis } from '../../../src/cli/embedded/binary.js';
import { openDatabase } from '../../../src/cli/embedded/database.js';
import { freePort } from '../../../src/cli/embedded/ports.js';
import { launchRedis } from '../../../src/cli/embedded/redis.js';
import type { Sample } from './sampler.js';

/** A gateway in a process of its own, with its database and Redis, that can be sampled. */
export interface SampledGateway {
  url: string;
  /** Collects its garbage and reads its state. */
  sample(): Promise<Sample>;
  /** Stops everything. Rejects if the gateway did not end cleanly. */
  stop(): Promise<void>;
}

// Beside the compiled soak stands the build, as `src`.
const MAIN = fileURLToPath(new URL('../../../src/main.js', import.meta.url));
const SAMPLER = fileURLToPath(new URL('./sampler.js', import.meta.url));
const START_MS = 120_000;

/** Starts one in a folder that is gone with it. */
export async function startSampledGateway(report: (line: string) => void): Promise<SampledGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'leela-steady-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const database = await openDatabase(join(folder, 'data'), {
      role: 'command',
      name: 'npm run soak',
      report,
    });
    ends.push(() => database.stop());
    const redisPort = await freePort();
    const binary = await findRedis(report);
    const redis = await launchRedis({ binary, folder: join(folder, 'redis'), port: redisPort });
    ends.push(() => redis.stop());
    const port = await freePort();
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--import', pathToFileURL(SAMPLER).href, '--enable-source-maps', MAIN],
      {
        env: {
          ...process.env,
          ...{
            NODE_ENV: 'development',
            DEMO: 'off',
            RATE_LIMIT: 'off',
            PLAYGROUND: 'off',
            LOG_LEVEL: 'warn',
          },
          ...{ LOG_PRETTY: 'off', ACCESS_TOKEN_TTL_SECONDS: '86400', PORT: String(port) },
          MONGODB_URI: database.mongod.uri('leela'),
          REDIS_URL: `redis://127.0.0.1:${redisPort}`,
          DATA_DIR: join(folder, 'files'),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    ends.push(() => ended(child));
    const url = `http://127.0.0.1:${port}/graphql`;
    await isReady(url, child);
    return { url, sample: () => sampleOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function sampleOf(child: ChildProcess): Promise<Sample> {
  if (child.exitCode !== null || !child.connected)
    throw new Error(`The gateway has ended (${child.exitCode}).`);
  const answer = once(child, 'message');
  child.send('sample');
  return ((await answer) as [Sample])[0];
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
  if (child.exitCode !== 0) throw new Error(`The gateway ended with ${child.exitCode ?? child.signalCode}.`);
}

async function isReady(url: string, child: ChildProcess): Promise<void> {
  for (
    const end = Date.now() + START_MS;
    Date.now() < end;
    await new Promise((next) => setTimeout(next, 100))
  ) {
    if (child.exitCode !== null) throw new Error(`The gateway ended with ${child.exitCode}.`);
    const answer = await fetch(new URL('/readyz', url)).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error('The gateway was not ready in two minutes.');
}
