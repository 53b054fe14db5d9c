import { data } from '../client.js';
import { start } from '../contender.js';
import { READERS, type Follows } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { HOME_FEED } from '../feed-operation.js';
import { interleaved, slower, timed } from '../measure.js';
import { atMost, type Workload } from '../workload.js';

const SIZES: Follows[] = [50, 200, 2_000, 5_000];

/** A home feed must not cost more the more people one follows. */
export const follows: Workload = {
  name: 'follows',
  title: 'home feed at 50, 200, 2,000 and 5,000 follows, one request at a time',
  async run({ rounds }) {
    const server = await start('gateway');
    try {
      const readers: Record<string, () => Promise<number>> = {};
      for (const size of SIZES) {
        const token = await signedIn(READERS[size]);
        readers[size] = () => timed(() => data(server.url, HOME_FEED, token));
      }
      await interleaved(20, readers);
      const times = await interleaved(rounds * 20, readers);
      return SIZES.slice(1).map((size) => {
        const { ours, peer, ratio } = slower(times[size]!, times['50']!);
        const workload = `home feed at ${size.toLocaleString('en')} follows, p95`;
        return { workload, ours, peer: `${peer} at 50`, ratio, ...atMost(1.3)(ratio) };
      });
    } finally {
      await server.stop();
    }
  },
};
