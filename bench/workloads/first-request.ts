import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, operation } from '../client.js';
import { costOf, start, type Contender } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { HOME_FEED } from '../feed-operation.js';
import { interleaved, median } from '../measure.js';
import { atLeast, ms, us, type Workload } from '../workload.js';

/** First requests of each kind. */
const DOCUMENTS = 40;
const { query: HOME } = JSON.parse(HOME_FEED.toString()) as { query: string };
/** The home feed under another name: a document that the gateway has not met. */
const named = (name: string): string => HOME.replace('HomeFeed', name);

/** The first request of a document: prepared ahead as a trusted document, against one that the gateway has not met. */
export const firstRequest: Workload = {
  name: 'first-request',
  title: 'the first request of a home feed document, prepared ahead or not',
  async run() {
    const token = await signedIn(READERS[200]);
    const folder = await mkdtemp(join(tmpdir(), 'leela-bench-'));
    const manifest = join(folder, 'trusted.json');
    const names = Array.from({ length: DOCUMENTS }, (_, index) => `Ahead${index}`);
    await writeFile(manifest, manifestOf(names.map((name) => [name, named(name)])));
    const server = await start('gateway', { TRUSTED_DOCUMENTS: manifest });
    try {
      const warm = operation(named('Warm'));
      for (let run = 0; run < 200; run += 1) await data(server.url, warm, token);
      let [ahead, cold] = [0, 0];
      const first = (name: string) => measured(server, operation(named(name)), token);
      const costs = await interleaved(DOCUMENTS, {
        ahead: () => first(`Ahead${ahead++}`),
        cold: () => first(`Cold${cold++}`),
        again: () => measured(server, warm, token),
      });
      const of = (kind: keyof typeof costs, part: 'cpu' | 'wall') =>
        median(costs[kind].map((cost) => cost[part]));
      const shown = (kind: keyof typeof costs): string =>
        `${us(of(kind, 'cpu'))} CPU, ${ms(of(kind, 'wall') / 1_000)}`;
      const goal = atLeast(1.2);
      return (['cold', 'again'] as const).map((kind) => {
        const ratio = of(kind, 'cpu') / of('ahead', 'cpu');
        const met = kind === 'cold' ? goal(ratio) : { goal: '', met: null };
        const title = kind === 'cold' ? 'a document that is new' : 'a document that has run often';
        const workload = kind === 'cold' ? 'first request of a trusted document' : '… against later requests';
        return { workload, ours: shown('ahead'), peer: `${shown(kind)} ${title}`, ratio, ...met };
      });
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

const measured = (server: Contender, body: Buffer, token: string) =>
  costOf(server, 1, () => data(server.url, body, token), { width: 1 });

function manifestOf(documents: readonly (readonly [name: string, body: string])[]): string {
  return JSON.stringify({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: documents.map(([name, body]) => ({
      id: createHash('sha256').update(body).digest('hex'),
      ...{ name, body, type: 'query' },
    })),
  });
}
