import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findMongod } from '../../src/cli/embedded/binary.js';
import { startMongod, type Mongod } from '../../src/cli/embedded/mongod.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the replica set of this run, without a database. */
    mongoUri: string;
    /** What this run writes goes below this folder, which ends with it: workers are killed, and can't clean up. */
    runFolder: string;
  }
}

/** Starts one replica set for the whole run; every worker has a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Some tests start gateways of their own from dist; built once here, not by each of them at the same time.
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const folder = await mkdtemp(join(await fastFolder(), 'leela-test-'));
  project.provide('runFolder', folder);
  const removed = () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  const given = process.env.TEST_MONGODB_URI;
  if (given) {
    guard(folder);
    project.provide('mongoUri', given);
    return removed;
  }
  const binary = await findMongod(process.env.CI ? undefined : () => undefined);
  const mongod = await startMongod({
    binary,
    folder,
    cacheGigabytes: 0.5,
    parameters: { transactionLifetimeLimitSeconds: 60, ttlMonitorSleepSecs: 1, enableTestCommands: 1 },
  });
  guard(folder, mongod);
  project.provide('mongoUri', mongod.uri(''));
  return async () => {
    await mongod.stop();
    await removed();
  };
}

/** Memory where there is plenty of it: test data need not survive, and no disk is waited for. */
async function fastFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null);
  return memory && memory.bavail * memory.bsize > 4 * 2 ** 30 ? '/dev/shm' : tmpdir();
}

/** A run that is killed cannot clean up after itself, so a shell waits for its end beside it. */
function guard(folder: string, mongod?: Mongod): void {
  if (process.platform === 'win32') return;
  const script =
    'while kill -0 "$0" 2>/dev/null; do sleep 1; done; kill -9 $2 2>/dev/null; sleep 1; rm -rf "$1"';
  spawn('sh', ['-c', script, String(process.pid), folder, String(mongod?.mark.pid ?? '')], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
