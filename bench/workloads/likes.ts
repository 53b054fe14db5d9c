import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { LikeModel, PostModel, type Post } from '../../src/models/social/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { data, operation } from '../client.js';
import { start, type Contender } from '../contender.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { signedIn } from '../data/people.js';
import { postRow } from '../data/posts.js';
import { drained } from '../lanes.js';
import { concurrently, interleaved, median, percentile } from '../measure.js';
import { atLeast, atMost, ms, type Workload } from '../workload.js';

const POST = 5_000_000;
const RAW_POST = 5_000_001;
const PEOPLE = 64;
/** Odd, so that everybody likes it in the end. */
const TIMES = 5;

const LIKE = 'mutation ($id: ID!) { react(input: { targetId: $id }) { userErrors { code } } }';
const UNLIKE = 'mutation ($id: ID!) { unreact(input: { targetId: $id }) { userErrors { code } } }';

/** One post that everybody reacts to at once: counters must neither slow it down nor go wrong. */
export const likes: Workload = {
  name: 'likes',
  title: 'like and unlike one hot post, 64 at once, against the raw driver writing the same two rows',
  async run({ rounds }) {
    await insert(PostModel.collection, POST, RAW_POST + 1, (n) =>
      postRow(n, idOf('person', 0), before(60_000_000), 0),
    );
    const tokens = await Promise.all(Array.from({ length: PEOPLE }, (_, person) => signedIn(person)));
    const [ours, raw] = await Promise.all([start('gateway'), start('raw-likes')]);
    const since = new Date();
    try {
      const contenders = {
        ours: async () => {
          const rate = await likeOverHttp(ours, tokens);
          await drained('counters');
          await LikeModel.collection.deleteMany({ target: idOf('post', RAW_POST) });
          return rate;
        },
        raw: async () => {
          const rate = await raw.ask<number>('likes', { post: RAW_POST, people: PEOPLE, times: TIMES });
          await drained('counters');
          await LikeModel.collection.deleteMany({ target: idOf('post', RAW_POST) });
          return rate;
        },
      };
      await interleaved(1, contenders);
      const rates = await interleaved(rounds, contenders);
      const [o, r] = [median(rates.ours), median(rates.raw)];
      const lag = percentile(await lags(since), 99);
      const counted = (await PostModel.collection.findOne<Post>({ _id: idOf('post', POST) }))!.stats.likes;
      const real = await LikeModel.collection.countDocuments({ target: idOf('post', POST) });
      const shown = (rate: number): string => `${Math.round(rate)}/s`;
      return [
        {
          workload: 'like/unlike, 64 at once',
          ours: shown(o),
          peer: `${shown(r)} raw driver`,
          ratio: o / r,
          ...atLeast(0.7)(o / r),
        },
        {
          workload: '… fold lag p99',
          ours: ms(lag),
          peer: '500 ms',
          ratio: lag / 500,
          ...atMost(1)(lag / 500),
        },
        {
          workload: '… counted likes',
          ours: String(counted),
          peer: `${real} rows`,
          ratio: counted / real,
          goal: 'exact',
          met: counted === real,
        },
      ];
    } finally {
      await Promise.all([ours.stop(), raw.stop()]);
    }
  },
};

async function likeOverHttp({ url }: Contender, tokens: string[]): Promise<number> {
  const id = toGlobalId('Post', idOf('post', POST));
  const [like, unlike] = [operation(LIKE, { id }), operation(UNLIKE, { id })];
  const started = performance.now();
  await concurrently(tokens.length, tokens.length, async (person) => {
    for (let n = 0; n < TIMES; n++) await data(url, n % 2 === 0 ? like : unlike, tokens[person]);
  });
  return (tokens.length * TIMES * 1_000) / (performance.now() - started);
}

/** Milliseconds from each reaction to the batch that counted it. */
async function lags(since: Date): Promise<number[]> {
  const events = await DomainEventModel.collection
    .find({ type: /^reaction\./, at: { $gte: since } }, { projection: { at: 1 } })
    .toArray();
  const happened = new Map(events.map((event) => [String(event._id), (event['at'] as Date).getTime()]));
  const batches = await EventBatchModel.collection.find({ lane: 'counters', at: { $gte: since } }).toArray();
  return batches.flatMap((batch) =>
    (batch['ids'] as unknown[]).flatMap((id) => {
      const at = happened.get(String(id));
      return at === undefined ? [] : [(batch['at'] as Date).getTime() - at];
    }),
  );
}
