import { setTimeout as delay } from 'node:timers/promises';
import { AgentModel, ChatSessionModel } from '../../src/models/agents/index.js';
import { syncAgents } from '../../src/services/agents/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { BareChats, GatewayChats, type Answering } from '../chats.js';
import { data } from '../client.js';
import { commandsServed } from '../commands.js';
import { start, type Contender } from '../contender.js';
import { READERS } from '../data/feeds.js';
import { signedIn } from '../data/people.js';
import { HOME_FEED } from '../feed-operation.js';
import { interleaved, median, percentile, slower, timed } from '../measure.js';
import { atMost, ms, us, type Bench, type Row, type Workload } from '../workload.js';

const ANSWERS = Number(process.env.BENCH_ANSWERS ?? 200);
/** The first user of the seed that no other workload uses. */
const FIRST_PERSON = 3_000;
const TOKENS_A_SECOND = 30;
/** Questions come so many a second: a crowd, and not one burst. */
const ASKED_A_SECOND = 20;
/** How long all answers stream at once. */
const SECONDS = 10;
const RAMP_MS = (ANSWERS * 1_000) / ASKED_A_SECOND;
const TOKENS = Math.ceil(TOKENS_A_SECOND * (SECONDS + RAMP_MS / 1_000));

/** Answers of a model on their way to their readers, stored and resumable, against the least that can be written. */
export const chat: Workload = {
  name: 'chat',
  title: `${ANSWERS} answers at once, ${TOKENS_A_SECOND} tokens a second each, against a bare streamText piped to a socket`,
  async run(bench) {
    const provider = await start('chat-provider');
    // Answers are written by workers, which come with the jobs.
    const environment = {
      ...{ BENCH_JOBS: 'on', AI_COMPATIBLE_URL: provider.url, AI_COMPATIBLE_MODEL: 'main' },
    };
    const tokens = await Promise.all(Array.from({ length: ANSWERS }, (_, n) => signedIn(FIRST_PERSON + n)));
    const agentId = await agent();
    const servers = [await start('gateway', environment), await start('chat-bare', environment)] as const;
    try {
      const gateway = new GatewayChats(servers[0].url, agentId, tokens);
      const bare = new BareChats(servers[1].url, ANSWERS);
      const turns = {
        ours: () => turn(bench, servers[0], gateway),
        bare: () => turn(bench, servers[1], bare),
      };
      await interleaved(1, turns);
      const found = await interleaved(Math.min(bench.rounds, 3), turns);
      const resuming = await resumes(servers[0].url, gateway);
      return rows(found.ours, found.bare, resuming);
    } finally {
      await Promise.all([...servers, provider].map((server) => server.stop()));
    }
  },
};

async function agent(): Promise<string> {
  const { rejected } = await syncAgents([
    {
      ...{
        slug: 'bench',
        name: 'Bench',
        category: 'EDUCATION',
        systemPrompt: 'Count.',
        welcomeMessage: 'Hi',
      },
      ...{ contextPrompt: 'Numbers only.', settings: { freeAnswersPerDay: 1_000 } },
      pricing: [{ period: 'DAILY', amount: 100, coins: 10 }],
      providers: [{ provider: 'COMPATIBLE', model: 'main', primary: true }],
    },
  ]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  const made = await AgentModel.findOne({ slug: 'bench' }, { _id: 1 }).lean();
  return toGlobalId('Agent', made!._id);
}

/** What a server did while all answers streamed; times in milliseconds. */
interface Turn {
  firstToken: number;
  delay: number;
  /** Microseconds of the server's CPU time. */
  cpuAToken: number;
  insertsASecond: number;
  commandsASecond: number;
  missing: number;
}

async function turn({ uri, say }: Bench, server: Contender, answering: Answering): Promise<Turn> {
  await answering.open();
  // A title would be one more answer.
  await ChatSessionModel.collection.updateMany({ titled: { $ne: true } }, { $set: { titled: true } });
  const firstTokens: number[] = [];
  const delays: number[] = [];
  const ask = async (person: number): Promise<void> => {
    const asked = performance.now();
    let first = true;
    await answering.ask(person, TOKENS, (text) => {
      if (first) firstTokens.push(performance.now() - asked);
      first = false;
      const now = Number(process.hrtime.bigint() / 1_000n);
      for (const left of text.trim().split(' ')) delays.push((now - Number(left)) / 1_000);
    });
  };
  const asking: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < ANSWERS; n++) {
    await delay(Math.max(0, begun + (n * 1_000) / ASKED_A_SECOND - performance.now()));
    asking.push(ask(n));
  }
  // From here on all of them stream, until the first one ends.
  const before = await costs(uri, server, delays);
  await delay(Math.max(0, begun + (TOKENS * 1_000) / TOKENS_A_SECOND - performance.now()));
  const behind = await costs(uri, server, delays);
  await Promise.all(asking);
  await answering.close();
  const seconds = (behind.at - before.at) / 1_000;
  const found = {
    firstToken: percentile(firstTokens, 95),
    delay: percentile(delays.slice(before.tokens, behind.tokens), 95),
    cpuAToken: (behind.cpu - before.cpu) / (behind.tokens - before.tokens),
    insertsASecond: (behind.inserts - before.inserts) / seconds,
    commandsASecond: (behind.commands - before.commands) / seconds,
    missing: ANSWERS * TOKENS - delays.length,
  };
  say(`  ${JSON.stringify(found)}`);
  return found;
}

async function costs(uri: string, server: Contender, delays: readonly number[]) {
  const served = await commandsServed(uri);
  const cpu = await server.ask<number>('cpu');
  const commands = [...served.values()].reduce((sum, one) => sum + one, 0);
  return { at: performance.now(), cpu, tokens: delays.length, inserts: served.get('insert')!, commands };
}

/** Reads the second half of each answer from its log, beside a home feed each time. */
async function resumes(url: string, gateway: GatewayChats): Promise<ReturnType<typeof slower>> {
  const token = await signedIn(READERS[200]);
  const [resumed, feeds]: [number[], number[]] = [[], []];
  await gateway.connect();
  for (const { person, id, middle } of gateway.answers) {
    resumed.push(await timed(() => gateway.read(person, id, middle, () => undefined)));
    feeds.push(await timed(() => data(url, HOME_FEED, token)));
  }
  await gateway.close();
  return slower(resumed, feeds);
}

function rows(ours: readonly Turn[], bare: readonly Turn[], resuming: ReturnType<typeof slower>): Row[] {
  const middle = (of: readonly Turn[], key: keyof Turn): number => median(of.map((one) => one[key]));
  const compared = (key: keyof Turn, shown: (value: number) => string) => {
    const [mine, theirs] = [middle(ours, key), middle(bare, key)];
    return { ours: shown(mine), peer: `${shown(theirs)} bare streamText`, ratio: mine / theirs };
  };
  const p95 = (value: number): string => `p95 ${ms(value)}`;
  const delays = compared('delay', p95);
  const written = middle(ours, 'insertsASecond');
  const missing = ours.reduce((sum, one) => sum + one.missing, 0);
  const informs = { goal: '–', met: null };
  return [
    { workload: `${ANSWERS} answers at once: delay a token`, ...delays, ...atMost(2)(delays.ratio) },
    { workload: '… first token, from the question', ...compared('firstToken', p95), ...informs },
    { workload: '… CPU a token', ...compared('cpuAToken', us), ...informs },
    {
      workload: '… inserts of text a second',
      ours: `${written.toFixed(1)} (all commands ${middle(ours, 'commandsASecond').toFixed(1)})`,
      peer: `${ANSWERS * TOKENS_A_SECOND} tokens`,
      ratio: written / (ANSWERS * TOKENS_A_SECOND),
      ...informs,
    },
    {
      workload: '… tokens missing or twice',
      ...{ ours: String(missing), peer: '0', ratio: NaN, goal: 'none', met: missing === 0 },
    },
    {
      workload: 'the rest of an answer, from a cursor in its middle',
      ...{ ...resuming, peer: `${resuming.peer} home feed` },
      ...atMost(2)(resuming.ratio),
    },
  ];
}
