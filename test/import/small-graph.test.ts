import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/cli/embedded/ports.js';
import type { GatewayProcess } from '../setup/gateway.js';
import { build, type Build } from './build.js';
import { differences } from './compare.js';
import { Feeds } from './feeds.js';
import { passedTwice, untilFolded } from './folded.js';
import { realGraph } from './graph-folder.js';
import { importGraph, ownDatabase, type OwnDatabase } from './importing.js';
import { PlainModel, readUpdates } from './plain-model.js';
import { Replay } from './replay.js';

const PARALLEL = 16;
const FEEDS = 20;
const LANES = ['counters', 'timelines'];
/** So many answers in, which is in the second half. */
const KILL_AFTER = [800, 1_600];

const folder = realGraph();

/** A gateway in a process of its own, which can be killed and comes back. */
function lasting(built: Build, uri: string, port: number) {
  const lives: GatewayProcess[] = [];
  const environment = { MONGODB_URI: uri, PORT: String(port), RATE_LIMIT: 'off', REDIS_URL: '' };
  const start = () => {
    const more = { LOG_LEVEL: 'warn', NODE_ENV: 'test', DEMO: 'off' };
    const gateway = built.run('main.js', [], { ...environment, ...more });
    lives.push(gateway);
    return gateway.ready();
  };
  return {
    lives,
    start,
    kill(): void {
      const dying = lives.at(-1)!;
      dying.kill('SIGKILL');
      // A start that fails is told by the clients, who get no answer.
      void dying.exit.then(start).catch(() => undefined);
    },
    async end(): Promise<void> {
      for (const gateway of lives) gateway.kill('SIGKILL');
      await Promise.all(lives.map((gateway) => gateway.exit));
    },
  };
}

/** One import for all of these, in this order: a newcomer's, a second one that finds all there, and then people's own doing. */
describe.skipIf(folder === null)('the small graph of the benchmark', { timeout: 400_000 }, () => {
  let built: Build;
  let database: OwnDatabase;
  let model: PlainModel;
  let ids: Map<string, string>;
  let output: string;

  beforeAll(async () => {
    built = await build();
    database = await ownDatabase('ldbc');
    model = new PlainModel(folder!);
    ({ ids, output } = await importGraph(built, folder!, database.uri));
  }, 400_000);
  afterAll(async () => {
    await database?.drop();
    await built.remove();
  });

  it('comes in whole, and counts as its CSV does', async () => {
    expect(output).toMatch(/^persons +222 loaded$/m);
    expect(output).toMatch(/^follows +1,650 loaded$/m);
    expect(output).toMatch(/^posts +5,924 loaded$/m);
    expect(output).toMatch(/^comments +2,218 loaded$/m);
    expect(output).toMatch(/^likes +1,383 loaded$/m);
    expect(output).toMatch(/^forums +805 loaded$/m);
    expect(output).toMatch(/^memberships +3,582 loaded, 2 already there$/m);
    expect(await differences(model, database.db, ids)).toEqual([]);
  });

  it('doubles nothing the second time', async () => {
    const second = await importGraph(built, folder!, database.uri);
    expect(second.output).toMatch(/^posts +0 loaded, 5,924 already there$/m);
    expect(second.ids).toEqual(ids);
    expect(await differences(model, database.db, ids)).toEqual([]);
  });

  it('goes on by the persons themselves, each counter and feed as a plain reading of the CSV has them, also when the gateway is killed in the middle, twice', async () => {
    const gateway = lasting(built, database.uri, await freePort());
    try {
      const replay = new Replay(await gateway.start(), ids, model);
      const compare = async (): Promise<void> => {
        await untilFolded(database.db, LANES);
        expect(await differences(model, database.db, ids)).toEqual([]);
        expect(await passedTwice(database.db, LANES)).toEqual([]);
        const feeds = new Feeds({ replay, model, ids });
        for (const person of feeds.chosen(FEEDS)) expect(await feeds.differences(person)).toEqual([]);
      };
      const updates = readUpdates(folder!);
      const half = Math.floor(updates.length / 2);
      await replay.run(updates.slice(0, half), PARALLEL);
      await compare();
      expect({ retries: replay.retries, lives: gateway.lives.length }).toEqual({ retries: 0, lives: 1 });

      await replay.run(updates.slice(half), PARALLEL, (answered) => {
        if (KILL_AFTER.includes(answered)) gateway.kill();
      });
      await compare();
      expect(gateway.lives).toHaveLength(3);
      expect(replay.retries).toBeGreaterThan(0);
    } finally {
      await gateway.end();
    }
  });
});
