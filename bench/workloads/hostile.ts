import { data, operation, post } from '../client.js';
import { start, type Contender } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { HOME_FEED } from '../feed-operation.js';
import { concurrently, percentile, timed } from '../measure.js';
import { atMost, ms, type Workload } from '../workload.js';

const OPERATIONS = 10_000;
const HONEST = 400;
const MEGABYTE = 2 ** 20;

/** Documents that are all different: valid ones, which fill caches, and ones that limits or validation refuse. */
const KINDS: ((n: number) => string)[] = [
  (n) =>
    `query Q${n} { viewer { user { id a${n}: username } homeFeed(first: ${(n % 20) + 1}) { nodes { id } } } }`,
  (n) => `{ ${Array.from({ length: 40 }, (_, i) => `a${n}_${i}: __typename`).join(' ')} }`,
  (n) => `{ viewer { user { unknown${n} nothing${n} } } }`,
  (n) => `{ a${n}: ${'viewer { user '.repeat(30)} { id } ${'}'.repeat(30)} }`,
  (n) => `query { ...F${n} } fragment F${n} on Query { ...G${n} } fragment G${n} on Query { ...F${n} }`,
  (n) => `query Q${n}($a${n}: [Int!]! = [${'1,'.repeat(200)}1]) { __typename @skip(if: false) }`,
];

/** A client that sends 10,000 different operations: memory stays, and others hardly notice. */
export const hostile: Workload = {
  name: 'hostile',
  title: '10,000 distinct hostile operations, two at a time, beside honest readers',
  async run() {
    const token = await signedIn(READERS[50]);
    const server = await start('gateway');
    const honest = async (): Promise<number[]> => {
      const times: number[] = [];
      await concurrently(HONEST, 2, async () =>
        times.push(await timed(() => data(server.url, HOME_FEED, token))),
      );
      return times;
    };
    try {
      await honest();
      const heap = await server.ask<number>('heap');
      const alone = percentile(await honest(), 99);
      const beside = percentile(await besideHostile(server, honest), 99);
      const grown = ((await server.ask<number>('heap')) - heap) / MEGABYTE;
      return [
        {
          workload: '10,000 hostile operations, heap',
          ours: `${grown.toFixed(1)} MB`,
          peer: '50 MB',
          ratio: grown / 50,
          ...atMost(1)(grown / 50),
        },
        {
          workload: '… honest home feed p99',
          ours: ms(beside),
          peer: `${ms(alone)} alone`,
          ratio: beside / alone,
          ...atMost(2)(beside / alone),
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

/** Honest requests go on for as long as the hostile ones last; answers what those took. */
async function besideHostile({ url }: Contender, honest: () => Promise<number[]>): Promise<number[]> {
  let over = false;
  const flood = concurrently(OPERATIONS, 2, (n) => post(url, operation(KINDS[n % KINDS.length]!(n)))).finally(
    () => (over = true),
  );
  const times: number[] = [];
  while (!over) times.push(...(await honest()));
  await flood;
  return times;
}
