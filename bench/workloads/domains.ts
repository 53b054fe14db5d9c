import { data, operation } from '../client.js';
import { commandsServed } from '../commands.js';
import { costOf, start, type Contender, type Cost } from '../contender.js';
import { signedIn } from '../data/people.js';
import { webDocument } from '../documents.js';
import { agentCatalogue } from '../domains/agents.js';
import type { Domain, Page } from '../domains/domain.js';
import { eventPage } from '../domains/events.js';
import { groupFeed, groupPosts } from '../domains/groups.js';
import { leaderboard } from '../domains/leaderboards.js';
import { ticketQueue } from '../domains/tickets.js';
import { topic } from '../domains/topics.js';
import { interleaved, median, percentile, timed } from '../measure.js';
import { atMost, ms, type Bench, type Row, type Workload } from '../workload.js';

const DOMAINS = [groupPosts, groupFeed, topic, eventPage, agentCatalogue, leaderboard, ticketQueue];
/** Only the pages of these operations, where only some are measured again. */
const only = process.env.BENCH_DOMAINS?.split(',') ?? [];
const SIZES = { small: 5, page: 20, large: 50 };
const REQUESTS = 20;

/** Pages of the domains: what they cost on much data against little, and their commands for 50 rows against 5. */
export const domains: Workload = {
  name: 'domains',
  title: 'groups, topics, events, agents, leaderboards and tickets: much data against little',
  async run(bench) {
    const chosen = DOMAINS.filter(({ operation: name }) => only.length === 0 || only.includes(name));
    for (const domain of chosen) bench.say(`  filled: ${domain.large}, ${ms(await timed(domain.fill))}`);
    const server = await start('gateway');
    try {
      const rows: Row[] = [];
      for (const domain of chosen) {
        const found = [...(await grown(server, domain, bench)), await commands(server, domain, bench)];
        for (const { workload, ratio } of found) bench.say(`  ${workload}: ${ratio.toFixed(2)}`);
        rows.push(...found);
      }
      return rows;
    } finally {
      await server.stop();
    }
  },
};

/** A request of a page of so many; it must be full, or it would be cheaper than it says. */
async function asking(
  { url }: Contender,
  domain: Domain,
  page: Page,
  size: number,
): Promise<() => Promise<unknown>> {
  const token = await signedIn(page.viewer);
  const body = operation(webDocument(domain.operation, domain.field, size), page.variables);
  const answer = JSON.stringify(await data(url, body, token));
  const found = rowsOf(JSON.parse(answer));
  if (found !== size) throw new Error(`${domain.large}: ${found} rows instead of ${size} in ${answer}`);
  return () => data(url, body, token);
}

/** The longest list of nodes in an answer. */
function rowsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const { nodes } = value as { nodes?: unknown[] };
  return Math.max(nodes?.length ?? 0, ...Object.values(value).map(rowsOf));
}

/** CPU time of gateway and database on much data against little, where other processes disturb least; p95 beside it. */
async function grown(
  server: Contender,
  domain: Domain,
  { rounds, mongodPid }: Pick<Bench, 'rounds' | 'mongodPid'>,
): Promise<Row[]> {
  const { small, ...others } = domain.pages;
  const pages = Object.entries({ small, ...others });
  const times: Record<string, number[]> = {};
  const contenders: Record<string, () => Promise<Cost>> = {};
  for (const [name, page] of pages) {
    const ask = await asking(server, domain, page, SIZES.page);
    const taken = (times[name] = [] as number[]);
    const once = async (): Promise<void> => void taken.push(await timed(ask));
    contenders[name] = () => costOf(server, REQUESTS, once, { width: 1, mongodPid });
  }
  await interleaved(2, contenders);
  for (const [name] of pages) times[name]!.length = 0;
  const costs = await interleaved(rounds, contenders);
  const cpu = (name: string): number => median(costs[name]!.map((cost) => cost.cpu + cost.mongod));
  const shown = (name: string): string =>
    `${ms(cpu(name) / 1_000)} CPU, p95 ${ms(percentile(times[name]!, 95))}`;
  return Object.keys(others).map((name) => {
    const ratio = cpu(name) / cpu('small');
    const workload = name === 'middle' ? '… from its middle' : domain.large;
    const peer = `${shown('small')} ${domain.small}`;
    return { workload, ours: shown(name), peer, ratio, ...atMost(1.3)(ratio) };
  });
}

/** Commands of one request; what the gateway does beside it only adds to some of the tries. */
async function commands(server: Contender, domain: Domain, { uri }: Pick<Bench, 'uri'>): Promise<Row> {
  const of = async (size: number): Promise<number> => {
    const ask = await asking(server, domain, domain.pages.large, size);
    await ask();
    const counts: number[] = [];
    for (let n = 0; n < 7; n++) {
      const before = total(await commandsServed(uri));
      await ask();
      counts.push(total(await commandsServed(uri)) - before);
    }
    return Math.min(...counts);
  };
  const [few, many] = [await of(SIZES.small), await of(SIZES.large)];
  const ratio = many / few;
  return {
    ...{ workload: `… commands for ${SIZES.large}`, ours: String(many) },
    ...{ peer: `${few} for ${SIZES.small}`, ratio, ...atMost(1)(ratio) },
  };
}

const total = (served: ReadonlyMap<string, number>): number =>
  [...served].reduce((sum, [name, count]) => (name === 'getMore' ? sum : sum + count), 0);
