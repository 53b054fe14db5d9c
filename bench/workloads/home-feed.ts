import { data } from '../client.js';
import { costOf, start, type Contender, type Cost } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { HOME_FEED } from '../feed-operation.js';
import { interleaved, median } from '../measure.js';
import { atLeast, us, type Bench, type Workload } from '../workload.js';

interface Peer {
  title: string;
  goal: ReturnType<typeof atLeast>;
  /** Where it is another server than its name says. */
  server?: string;
  environment?: Record<string, string>;
}

const PEERS: Record<string, Peer> = {
  'feed-by-hand': { title: 'Fastify + driver by hand', goal: atLeast(0.75) },
  'feed-mercurius': { title: 'mercurius + JIT, naive loaders', goal: atLeast(1.3) },
  'feed-apollo': { title: 'Apollo, hydrated documents', goal: atLeast(3) },
  'gateway-quiet': {
    ...{ title: 'itself, without API usage', goal: atLeast(0.98) },
    ...{ server: 'gateway', environment: { BENCH_API_USAGE: '0' } },
  },
};
const REQUESTS = 150;

/** The page of a home screen, from MongoDB, against three servers that answer the same bytes. */
export const homeFeed: Workload = {
  name: 'home-feed',
  title: 'home feed from MongoDB: 20 posts × author × three comments × author, with the viewer’s ties',
  async run(bench) {
    const token = await signedIn(READERS[200]);
    const names = ['gateway', ...Object.keys(PEERS)];
    const servers: Record<string, Contender> = {};
    // One after the other: two of them are gateways, which build the same indexes.
    for (const name of names) {
      const { server = name, environment } = PEERS[name] ?? {};
      servers[name] = await start(server, environment);
    }
    try {
      await sameAnswers(servers, token);
      const costs = await measured(servers, token, bench);
      const ours = costs['gateway']!;
      const shown = (cost: Cost): string => `${us(cost.cpu)} (+ ${us(cost.mongod)} mongod)`;
      return Object.entries(PEERS).map(([name, { title, goal }]) => {
        const peer = costs[name]!;
        const ratio = peer.cpu / ours.cpu;
        return {
          workload: 'home feed',
          ours: shown(ours),
          peer: `${shown(peer)} ${title}`,
          ratio,
          ...goal(ratio),
        };
      });
    } finally {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
    }
  },
};

/** A server that answers less has not done the same work. */
async function sameAnswers(servers: Record<string, Contender>, token: string): Promise<void> {
  const answers = await Promise.all(
    Object.entries(servers).map(async ([name, { url }]) => {
      const answer = JSON.stringify(await data(url, HOME_FEED, token));
      return { name, answer };
    }),
  );
  const [first, ...others] = answers;
  for (const { name, answer } of others) {
    if (answer === first!.answer) continue;
    const at = [...answer].findIndex((character, index) => character !== first!.answer[index]);
    throw new Error(
      `${name} answers other bytes than ${first!.name}: …${answer.slice(at - 80, at + 80)}… for ` +
        `…${first!.answer.slice(at - 80, at + 80)}…`,
    );
  }
}

async function measured(
  servers: Record<string, Contender>,
  token: string,
  { mongodPid, rounds: turns }: Bench,
): Promise<Record<string, Cost>> {
  const contenders = (count: number) =>
    Object.fromEntries(
      Object.entries(servers).map(([name, server]) => [
        name,
        () => costOf(server, count, () => data(server.url, HOME_FEED, token), { mongodPid }),
      ]),
    );
  await interleaved(2, contenders(150));
  const rounds = await interleaved(turns, contenders(REQUESTS));
  return Object.fromEntries(
    Object.entries(rounds).map(([name, costs]) => [
      name,
      {
        cpu: median(costs.map(({ cpu }) => cpu)),
        mongod: median(costs.map(({ mongod }) => mongod)),
        wall: median(costs.map(({ wall }) => wall)),
      },
    ]),
  );
}
