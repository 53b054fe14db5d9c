import { data, operation } from '../client.js';
import { costOf, start, type Contender } from '../contender.js';
import { interleaved, median } from '../measure.js';
import { atLeast, us, type Workload } from '../workload.js';

const FEED = operation(
  '{ feed { id caption url likes createdAt author { id username fullName avatar } ' +
    'comments { id body createdAt author { id username fullName avatar } } } }',
);

/** What GraphQL itself costs: data in memory, the same schema, three engines. */
export const memoryFeed: Workload = {
  name: 'memory-feed',
  title: 'feed in memory: 20 posts × author × three comments × author, the same TypeGraphQL schema',
  async run({ rounds }) {
    const [ours, apollo, mercurius] = await Promise.all([
      start('memory-gateway'),
      start('memory-apollo'),
      start('memory-mercurius'),
    ]);
    try {
      const answers = await Promise.all(
        [ours, apollo, mercurius].map(async ({ url }) => JSON.stringify(await data(url, FEED))),
      );
      if (new Set(answers).size > 1) throw new Error('The servers answer other bytes than each other.');
      const cpu = (server: Contender) => () =>
        costOf(server, 300, () => data(server.url, FEED)).then((cost) => cost.cpu);
      const contenders = { ours: cpu(ours), apollo: cpu(apollo), mercurius: cpu(mercurius) };
      await interleaved(2, contenders);
      const costs = await interleaved(rounds, contenders);
      const [o, a, m] = [median(costs.ours), median(costs.apollo), median(costs.mercurius)];
      return [
        {
          workload: 'feed in memory',
          ours: us(o),
          peer: `${us(a)} Apollo`,
          ratio: a / o,
          ...atLeast(3)(a / o),
        },
        {
          workload: 'feed in memory',
          ours: us(o),
          peer: `${us(m)} mercurius + JIT`,
          ratio: m / o,
          ...atLeast(0.8)(m / o),
        },
      ];
    } finally {
      await Promise.all([ours, apollo, mercurius].map((server) => server.stop()));
    }
  },
};
