import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { data } from '../client.js';
import { costOf, start, type Contender, type Cost } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { fill } from '../data/platforms.js';
import { HOME_FEED } from '../feed-operation.js';
import { installPlatforms, PLATFORMS } from '../install.js';
import { interleaved, median } from '../measure.js';
import { PLATFORMS_BY_NAME, type FeedPost } from '../platform-pages.js';
import { atLeast, us, type Workload } from '../workload.js';

const PAGES = 60;

/** A contender that serves a page, and how often it was measured. */
interface Page {
  server: Contender;
  page(): Promise<unknown>;
}

/** The same home feed page by the REST APIs of two platforms. */
export const platforms: Workload = {
  name: 'platforms',
  title: 'the home feed page against Payload and Parse Server, which are installed for this',
  async run({ uri, rounds, mongodPid, say }) {
    await installPlatforms(say);
    const token = await signedIn(READERS[200]);
    const gateway = await start('gateway');
    const pages: Record<string, Page> = {
      gateway: { server: gateway, page: () => data(gateway.url, HOME_FEED, token) },
    };
    try {
      const expected = shown(await pages['gateway']!.page());
      for (const [name, { layout, reader }] of Object.entries(PLATFORMS_BY_NAME)) {
        const own = databaseOf(uri, name);
        // Parse Server has a logger before it has options, which would make a folder.
        const environment = { PLATFORM_MONGODB_URI: own, PARSE_SERVER_LOGS_FOLDER: 'null' };
        const server = await start(name, environment, join(PLATFORMS, `${name}.mjs`));
        pages[name] = { server, page: () => Promise.reject(new Error('not ready')) };
        await fill(own, layout);
        const { page, read } = await reader(server, own);
        same(name, read((await page()) as never), expected);
        pages[name] = { server, page };
      }
      const contenders = (count: number) =>
        Object.fromEntries(
          Object.entries(pages).map(([name, { server, page }]) => [
            name,
            () => costOf(server, count, page, { mongodPid }),
          ]),
        );
      await interleaved(2, contenders(PAGES));
      const taken = await interleaved(rounds, contenders(PAGES));
      const of = (name: string, part: keyof Cost): number => median(taken[name]!.map((cost) => cost[part]));
      const cost = (name: string): string => `${us(of(name, 'cpu'))} (+ ${us(of(name, 'mongod'))} mongod)`;
      return Object.entries(PLATFORMS_BY_NAME).map(([name, { title }]) => {
        const ratio = of(name, 'cpu') / of('gateway', 'cpu');
        const peer = `${cost(name)} ${title}`;
        return { workload: 'home feed page', ours: cost('gateway'), peer, ratio, ...atLeast(5)(ratio) };
      });
    } finally {
      await Promise.all(Object.values(pages).map(({ server }) => server.stop()));
    }
  },
};

const databaseOf = (uri: string, name: string): string => {
  const url = new URL(uri);
  url.pathname = `/bench-${name}`;
  return url.href;
};

/** What the gateway's page shows, without ids. */
function shown(answer: unknown): FeedPost[] {
  const { viewer } = answer as { viewer: { homeFeed: { nodes: GatewayPost[] } } };
  return viewer.homeFeed.nodes.map(({ id: _id, author: { id: _author, ...author }, comments, ...post }) => ({
    ...{ ...post, author },
    comments: comments.nodes.map(({ body, createdAt, author: { username, avatar } }) => ({
      ...{ body, createdAt, author: { username, avatar } },
    })),
  }));
}

interface GatewayPost extends Omit<FeedPost, 'comments' | 'author'> {
  id: string;
  author: FeedPost['author'] & { id: string };
  comments: { nodes: FeedPost['comments'] };
}

/** Another content would be another amount of work. */
function same(name: string, found: FeedPost[], expected: FeedPost[]): void {
  const at = expected.findIndex((post, index) => !isDeepStrictEqual(found[index], post));
  if (at < 0 && found.length === expected.length) return;
  throw new Error(
    `Post ${at} of ${name}'s page differs: ${JSON.stringify(found[at])} for ${JSON.stringify(expected[at])}`,
  );
}
