import { data, operation } from '../client.js';
import { costOf, start, type Contender } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { interleaved, median } from '../measure.js';
import { atLeast, us, type Workload } from '../workload.js';

const OPERATIONS = {
  '{ __typename }': '{ __typename }',
  'viewer { user { id } }': '{ viewer { user { id } } }',
};

/** What is left when an operation asks for next to nothing: HTTP, authentication, limits, the way through Apollo. */
export const trivial: Workload = {
  name: 'trivial',
  title: 'a trivial authenticated operation, against Apollo Server as it comes with the same authentication',
  async run({ rounds }) {
    const token = await signedIn(READERS[50]);
    const [ours, peer] = await Promise.all([start('gateway'), start('apollo-same-schema')]);
    try {
      const rows = [];
      for (const [name, query] of Object.entries(OPERATIONS)) {
        const body = operation(query);
        const cpu = (server: Contender, count: number) => () =>
          costOf(server, count, () => data(server.url, body, token)).then((cost) => cost.cpu);
        await interleaved(2, { ours: cpu(ours, 600), peer: cpu(peer, 600) });
        const costs = await interleaved(rounds, { ours: cpu(ours, 500), peer: cpu(peer, 500) });
        const [o, p] = [median(costs.ours), median(costs.peer)];
        rows.push({
          workload: `trivial: ${name}`,
          ours: us(o),
          peer: `${us(p)} Apollo`,
          ratio: p / o,
          ...atLeast(0.95)(p / o),
        });
      }
      return rows;
    } finally {
      await Promise.all([ours.stop(), peer.stop()]);
    }
  },
};
