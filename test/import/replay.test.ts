import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/cli/embedded/ports.js';
import type { GatewayProcess } from '../setup/gateway.js';
import { build, type Build } from './build.js';
import { differences } from './compare.js';
import { Feeds } from './feeds.js';
import { passedTwice, untilFolded } from './folded.js';
import { realGraph } from './graph-folder.js';
import { importGraph, ownDatabase } from './importing.js';
import { PlainModel, readUpdates } from './plain-model.js';
import { Replay } from './replay.js';

const PARALLEL = 16;
const FEEDS = 20;
const LANES = ['counters', 'timelines'];

const folder = realGraph();
let built: Build;
beforeAll(async () => {
  built = await build();
});
afterAll(() => built.remove());

/** Imports the graph, replays the updates on a gateway in a process of its own, and compares everything. */
async function replay(
  name: string,
  killAfter: readonly number[],
): Promise<{ retries: number; lives: number }> {
  const database = await ownDatabase(name);
  const port = await freePort();
  const lives: GatewayProcess[] = [];
  const start = () => {
    const environment = { MONGODB_URI: database.uri, PORT: String(port), RATE_LIMIT: 'off', REDIS_URL: '' };
    const gateway = built.run('main.js', [], {
      ...environment,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'test',
      DEMO: 'off',
    });
    lives.push(gateway);
    return gateway.ready();
  };
  try {
    const { ids } = await importGraph(built, folder!, database.uri);
    const model = new PlainModel(folder!);
    const url = await start();
    const replay = new Replay(url, ids, model);
    await replay.run(readUpdates(folder!), PARALLEL, (answered) => {
      if (!killAfter.includes(answered)) return;
      const dying = lives.at(-1)!;
      dying.kill('SIGKILL');
      // A start that fails is told by the clients, who get no answer.
      void dying.exit.then(start).catch(() => undefined);
    });
    await untilFolded(database.db, LANES);

    expect(await differences(model, database.db, ids)).toEqual([]);
    expect(await passedTwice(database.db, LANES)).toEqual([]);
    const feeds = new Feeds({ replay, model, ids });
    for (const person of feeds.chosen(FEEDS)) expect(await feeds.differences(person)).toEqual([]);
    return { retries: replay.retries, lives: lives.length };
  } finally {
    for (const gateway of lives) gateway.kill('SIGKILL');
    await Promise.all(lives.map((gateway) => gateway.exit));
    await database.drop();
  }
}

describe.skipIf(folder === null)(
  'the update streams, by the persons themselves',
  { timeout: 400_000 },
  () => {
    it('leave every counter and every feed as a plain reading of the CSV has them', async () => {
      expect(await replay('replay', [])).toEqual({ retries: 0, lives: 1 });
    });

    it('do so too when the gateway is killed in the middle, twice, and clients ask again', async () => {
      const { retries, lives } = await replay('replay_killed', [1_500, 3_000]);
      expect(lives).toBe(3);
      expect(retries).toBeGreaterThan(0);
    });
  },
);
