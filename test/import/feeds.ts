import type { PlainModel } from './plain-model.js';
import type { Replay } from './replay.js';

const HOME = `query ($first: Int!, $after: String) { viewer { homeFeed(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;
const PROFILE = `query ($username: String!, $first: Int!, $after: String) { user(username: $username) { posts(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;
const PAGE = 50;
/** More pages than any feed has: a cursor that stands still would go on for ever. */
const MOST_PAGES = 500;

interface Page {
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string } }[];
}

interface Data {
  viewer: { homeFeed: Page };
  user: { posts: Page };
}

/** Compares feeds, read page by page as people do, with the plain model. */
export class Feeds {
  private readonly replay: Replay;
  private readonly model: PlainModel;
  private readonly ids: Map<string, string>;

  constructor(parts: { replay: Replay; model: PlainModel; ids: Map<string, string> }) {
    ({ replay: this.replay, model: this.model, ids: this.ids } = parts);
  }

  /** Persons to look at: from the emptiest feed to the fullest, in equal steps. */
  chosen(count: number): string[] {
    const sizes = [...this.model.persons.keys()].map((id) => ({ id, size: this.model.homeFeed(id).length }));
    sizes.sort((a, b) => a.size - b.size || Number(BigInt(a.id) - BigInt(b.id)));
    return Array.from(
      { length: count },
      (_, index) => sizes[Math.round((index * (sizes.length - 1)) / (count - 1))]!.id,
    );
  }

  /** Every difference of one person's home and profile feeds. */
  async differences(person: string): Promise<string[]> {
    const home = await this.walk(person, HOME, {}, (data) => data.viewer.homeFeed);
    const username = `ldbc${person}`;
    const profile = await this.walk(person, PROFILE, { username }, (data) => data.user.posts);
    const own = this.model.profileFeed(person);
    const found = [
      ...this.unequal(`home of ${person}`, this.model.homeFeed(person), home.ids),
      ...this.unequal(`profile of ${person}`, own, profile.ids),
    ];
    if (profile.total !== own.length)
      found.push(`profile of ${person} says ${profile.total} posts, not ${own.length}`);
    return found;
  }

  /** All pages of a feed. */
  private async walk(
    person: string,
    query: string,
    variables: object,
    pageOf: (data: Data) => Page,
  ): Promise<{ ids: string[]; total: number | undefined }> {
    const ids: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = pageOf(
        (await this.replay.send(person, query, { ...variables, first: PAGE, after })) as unknown as Data,
      );
      ids.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) return { ids, total: page.totalCount };
      after = page.pageInfo.endCursor;
    }
    throw new Error(`a feed of ${person} has no end`);
  }

  /** What is missing, too much or twice, and the first place where the order is another. */
  private unequal(name: string, posts: string[], actual: string[]): string[] {
    const wanted = this.newestFirst(posts);
    const there = new Set(actual);
    const missing = wanted.filter((id) => !there.has(id));
    const known = new Set(wanted);
    const extra = actual.filter((id) => !known.has(id));
    const found: string[] = [];
    if (missing.length > 0)
      found.push(`${name} lacks ${missing.length} of ${wanted.length}, e.g. ${missing[0]}`);
    if (extra.length > 0) found.push(`${name} has ${extra.length} that don't belong there, e.g. ${extra[0]}`);
    if (there.size < actual.length) found.push(`${name} has ${actual.length - there.size} twice`);
    const place = found.length > 0 ? -1 : wanted.findIndex((id, index) => id !== actual[index]);
    if (place !== -1) found.push(`${name} has ${actual[place]} at place ${place}, not ${wanted[place]}`);
    return found;
  }

  /** Imported posts are as old as in the graph, replayed ones as the gateway has answered. */
  private newestFirst(posts: string[]): string[] {
    const dated = posts.map((post) => ({
      id: this.ids.get(`post:${post}`)!,
      at: this.replay.madeAt.get(`post:${post}`) ?? this.model.posts.get(post)!.at,
    }));
    dated.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    return dated.map(({ id }) => id);
  }
}
