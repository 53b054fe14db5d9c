import { FollowModel, LARGE_AUDIENCE } from '../../src/models/social/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { data, operation } from '../client.js';
import { start } from '../contender.js';
import { followRow } from '../data/feeds.js';
import { idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { PEOPLE, signedIn } from '../data/people.js';
import { drained } from '../lanes.js';
import { interleaved, slower, timed } from '../measure.js';
import { atMost, type Workload } from '../workload.js';

const AUTHORS = [
  { person: PEOPLE + 5, followers: 0 },
  { person: PEOPLE + 6, followers: 5_000 },
  { person: PEOPLE + 7, followers: 50_000 },
];
const CREATE =
  'mutation { createPost(input: { category: TEXT_POST, caption: "Words" }) { post { id } userErrors { code } } }';

/** Publishing must not cost the author more the more people listen; what follows is the reactors' work. */
export const publishing: Workload = {
  name: 'publishing',
  title:
    'publishing to 0, 5,000 and 50,000 followers, one post at a time, each once all followed from the last',
  async run({ rounds }) {
    for (const { person, followers } of AUTHORS) await insertFollowers(person, followers);
    const server = await start('gateway');
    try {
      const body = operation(CREATE);
      const publish: Record<string, () => Promise<number>> = {};
      for (const { person, followers } of AUTHORS) {
        const token = await signedIn(person);
        publish[followers] = async () => {
          const took = await timed(() => data(server.url, body, token));
          await drained('timelines');
          return took;
        };
      }
      await interleaved(3, publish);
      const times = await interleaved(rounds * 4, publish);
      return AUTHORS.slice(1).map(({ followers }) => {
        const { ours, peer, ratio } = slower(times[followers]!, times['0']!);
        const workload = `post to ${followers.toLocaleString('en')} followers, p95`;
        return { workload, ours, peer: `${peer} to nobody`, ratio, ...atMost(1.2)(ratio) };
      });
    } finally {
      await server.stop();
    }
  },
};

/** Followers need no accounts here: the reactors write to their timelines all the same. */
async function insertFollowers(person: number, followers: number): Promise<void> {
  const author = idOf('person', person);
  const large = followers > LARGE_AUDIENCE;
  const first = person * 100_000;
  await insert(FollowModel.collection, first, first + followers, (n) =>
    followRow(idOf('person', n), author, large),
  );
  await UserModel.collection.updateOne(
    { _id: author },
    { $set: { largeAudience: large, 'stats.followers': followers } },
  );
}
