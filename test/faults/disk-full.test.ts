import { mongo } from 'mongoose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { launchGateway } from '../../src/cli/cluster/gateway.js';
import { Part } from '../../src/cli/cluster/part.js';
import { findMongod } from '../../src/cli/embedded/binary.js';
import { launchMongod, uriOf } from '../../src/cli/embedded/mongod.js';
import { freePort } from '../../src/cli/embedded/ports.js';
import { ensureReplicaSet, listening } from '../../src/cli/embedded/replica-set.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { personAt } from '../factories/person.js';
import { smallDisk, waysToFill } from '../setup/small-disk.js';
import { Writer } from './cluster/writer.js';

const ways = Object.keys(waysToFill) as (keyof typeof waysToFill)[];
const possible = ways.filter((way) => waysToFill[way]);
if (possible.length === 0)
  console.warn('F10 is skipped: neither user namespaces nor prlimit can be used here.');

/** The journal has room of its own; a checkpoint needs more. */
const OFTEN = { syncdelay: 1 };

describe.skipIf(possible.length === 0)('F10: the disk of the database is full', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it(`(${possible[0]}) requests are told so clearly, writes resume when there is room, and nothing acknowledged is lost`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leela-disk-'));
    ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));
    const disk = await smallDisk(possible[0]!, folder, await findMongod(() => undefined));
    ends.push(disk.close);
    const port = await freePort();
    let up: (port: number) => Promise<void> = ensureReplicaSet;
    const mongod = new Part({
      name: 'mongod',
      launch: () =>
        launchMongod({ binary: disk.binary, folder, port, cacheGigabytes: 0.25, parameters: OFTEN }, up),
      report: () => undefined,
    });
    await mongod.start();
    up = listening;
    ends.push(() => mongod.kill());
    const MONGODB_URI = uriOf(port, 'leela');
    const environment = {
      ...{ MONGODB_URI, DATA_DIR: folder, NODE_ENV: 'development', DEMO: 'off', RATE_LIMIT: 'off' },
      ...{ PLAYGROUND: 'off', LOG_LEVEL: 'warn', LOG_PRETTY: 'off', REDIS_URL: '' },
    };
    const gateway = await launchGateway({
      port: await freePort(),
      log: join(folder, 'gateway.log'),
      environment,
    });
    ends.push(() => gateway.stop());
    const url = `http://127.0.0.1:${gateway.port}/graphql`;
    const [one, two] = await Promise.all([personAt(url), personAt(url)]);
    const writers = [one, two].map((person) => new Writer(person, url).start());
    const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
    await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(20), 30_000);

    disk.fill(mongod.running!.mark.pid);
    const create = 'mutation { createPost(input: { category: TEXT_POST, caption: "Full" }) { post { id } } }';
    await expect
      .poll(async () => (await one.client.send(create)).errors.map(({ extensions }) => extensions.code), {
        timeout: 90_000,
      })
      .toEqual(['UNAVAILABLE']);
    const before = acknowledged();
    disk.free(mongod.running?.mark.pid);
    await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(before + 20), 60_000);
    await Promise.all(writers.map((writer) => writer.stop()));

    expect(writers.flatMap(({ refused }) => refused)).toEqual([]);
    const client = await mongo.MongoClient.connect(MONGODB_URI, { readConcern: { level: 'majority' } });
    ends.push(() => client.close());
    for (const kind of ['post', 'comment'] as const) {
      const authors = writers.map(({ person }) => readGlobalId(person.id)!.id);
      const rows = await client
        .db()
        .collection(`${kind}s`)
        .distinct('_id', { author: { $in: authors }, caption: { $ne: 'Full' } });
      const told = writers.flatMap((writer) => writer.acknowledged.filter((write) => write.kind === kind));
      expect(rows.map(String).sort()).toEqual(told.map(({ id }) => String(readGlobalId(id)!.id)).sort());
    }
  }, 180_000);
});
