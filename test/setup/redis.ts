import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { findRedis as findProgram } from '../../src/cli/embedded/binary.js';
import { freePort } from '../../src/cli/embedded/ports.js';
import { signal } from '../../src/cli/embedded/process.js';
import { launchRedis, type RedisServer } from '../../src/cli/embedded/redis.js';

const started = new Set<RedisServer>();
process.once('exit', () => {
  for (const { mark } of started) signal(mark.pid, 'SIGKILL');
});

/** A Redis of a test's own, without persistence. */
export interface TestRedis {
  url: string;
  port: number;
  /** Ends it at once, as a crash does. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
}

/** The redis-server to use; `null` when there is none: a test then skips with `it.skipIf`, and this says so loudly. */
export async function findRedis(): Promise<string | null> {
  try {
    return await findProgram(() => undefined);
  } catch (error) {
    console.warn(`\n*** SKIPPED: Redis is not tested here. ${(error as Error).message} ***\n`);
    return null;
  }
}

/** Starts a Redis on a port of its own, with more arguments if need be. */
export async function startRedis(more: readonly string[] = []): Promise<TestRedis> {
  const binary = await findRedis();
  if (!binary) throw new Error('There is no redis-server; ask findRedis() first and skip.');
  const port = await freePort();
  const folder = await mkdtemp(join(inject('runFolder'), 'redis-'));
  const launch = async () => {
    const server = await launchRedis({ binary, folder, port, more });
    started.add(server);
    return server;
  };
  let server = await launch();
  const stop = async (): Promise<void> => {
    signal(server.mark.pid, 'SIGKILL');
    await server.ended;
    started.delete(server);
  };
  const restart = async (): Promise<void> => {
    await stop();
    server = await launch();
  };
  return { url: `redis://127.0.0.1:${port}`, port, stop, restart };
}
