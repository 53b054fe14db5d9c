import { CommentModel, PostModel } from '../../src/models/social/index.js';
import { encodeCursor } from '../../src/schema/cursor.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { data, operation } from '../client.js';
import { start } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { signedIn } from '../data/people.js';
import { commentRow, postRow } from '../data/posts.js';
import { interleaved, slower, timed } from '../measure.js';
import { atMost, type Workload } from '../workload.js';

const SMALL = { post: 2_000_000, size: 10 };
const LARGE = { post: 2_000_001, size: 20_000 };
const START = 40_000_000;

const PAGE = /* GraphQL */ `
  query Thread($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Post {
        comments(first: $first, after: $after) {
          nodes {
            id
            body
            author {
              username
            }
          }
        }
      }
    }
  }
`;

/** Reading a thread must not cost more the longer it is, nor the deeper one has read. */
export const thread: Workload = {
  name: 'thread',
  title: 'a thread of 10 and of 20,000 comments: the first three, and a page from its middle',
  async run({ rounds }) {
    await seedThread(SMALL, 3_000_000);
    await seedThread(LARGE, 4_000_000);
    const token = await signedIn(READERS[50]);
    const server = await start('gateway');
    const page = (post: number, first: number, after: string | null) => {
      const body = operation(PAGE, { id: toGlobalId('Post', idOf('post', post)), first, after });
      return () => timed(() => data(server.url, body, token));
    };
    try {
      const middle = 10_000;
      const after = encodeCursor({ key: commentedAt(middle), id: idOf('comment', 4_000_000 + middle) });
      const pages = {
        small: page(SMALL.post, 3, null),
        large: page(LARGE.post, 3, null),
        smallPage: page(SMALL.post, 10, null),
        deep: page(LARGE.post, 10, after),
      };
      await interleaved(20, pages);
      const times = await interleaved(rounds * 25, pages);
      const row = (workload: string, of: number[], than: number[], name: string) => {
        const { ours, peer, ratio } = slower(of, than);
        return { workload, ours, peer: `${peer} ${name}`, ratio, ...atMost(1.2)(ratio) };
      };
      return [
        row('first 3 of 20,000 comments, p95', times.large, times.small, 'of 10'),
        row('10 comments behind 10,000, p95', times.deep, times.smallPage, 'the first 10 of 10'),
      ];
    } finally {
      await server.stop();
    }
  },
};

const commentedAt = (n: number): Date => before(START - n);

async function seedThread(
  { post, size }: { post: number; size: number },
  firstComment: number,
): Promise<void> {
  const author = idOf('person', 0);
  await insert(PostModel.collection, post, post + 1, () => postRow(post, author, before(START + 60), size));
  await insert(CommentModel.collection, 0, size, (n) =>
    commentRow(firstComment + n, idOf('post', post), commentedAt(n)),
  );
}
