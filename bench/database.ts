import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMongod } from '../src/cli/embedded/binary.js';
import { startMongod } from '../src/cli/embedded/mongod.js';

const ROOM = 2 * 2 ** 30;

/** A replica set of one for the time of the bench; in memory where there is room, since disks differ more than code. */
export async function temporaryDatabase(): Promise<{ uri: string; pid: number; stop(): Promise<void> }> {
  const binary = await findMongod();
  const folder = await mkdtemp(join(await fastFolder(), 'leela-bench-'));
  const mongod = await startMongod({ binary, folder, cacheGigabytes: 0.5 });
  return {
    uri: mongod.uri('bench'),
    pid: mongod.mark.pid,
    async stop() {
      await mongod.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function fastFolder(): Promise<string> {
  const free = await statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > ROOM ? '/dev/shm' : tmpdir();
}
