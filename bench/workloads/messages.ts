import { commandsServed } from '../commands.js';
import { cpuOfProcess, start, type Contender } from '../contender.js';
import { converse, Listening, type Pair } from '../conversations.js';
import { median, percentile } from '../measure.js';
import { atMost, ms, type Bench, type Row, type Workload } from '../workload.js';

const CONVERSATIONS = 50;
/** The first user of the seed that no other workload uses. */
const FIRST_PERSON = 4_000;
const PER_SECOND = Number(process.env.BENCH_MESSAGES_PER_SECOND ?? 200);
const SECONDS = 8;
const GOAL_MS = 25;

/** From the moment that a mutation leaves its client to the moment that the other's socket has the message. */
export const messages: Workload = {
  name: 'messages',
  title: `from a message to its reader, ${PER_SECOND} a second in ${CONVERSATIONS} conversations`,
  async run(bench) {
    const gateway = await start('gateway');
    let pairs: Pair[];
    let ours: Measured;
    try {
      const people = Array.from({ length: CONVERSATIONS }, (_, n) => FIRST_PERSON + 2 * n);
      pairs = await Promise.all(people.map((person) => converse(gateway.url, person)));
      ours = await measured(bench, gateway, pairs, 'ours');
    } finally {
      await gateway.stop();
    }
    const byHand = await start('messages-by-hand');
    try {
      return rows(ours, await measured(bench, byHand, pairs, 'by-hand'));
    } finally {
      await byHand.stop();
    }
  },
};

/** What a server did under the load; the costs are those of one message. */
interface Measured {
  p99: number;
  median: number;
  missing: number;
  /** Microseconds of CPU time, of the server's and of the database's process. */
  cpu: number;
  mongod: number;
  commands: ReadonlyMap<string, number>;
}

async function measured(
  { uri, mongodPid, say }: Bench,
  server: Contender,
  pairs: readonly Pair[],
  name: string,
): Promise<Measured> {
  const listening = new Listening(server.url, pairs);
  try {
    await listening.begun();
    // Half of the load before it is measured, for what is compiled as it is used.
    await listening.load(PER_SECOND, SECONDS / 4, `${name}-warm`);
    listening.times = [];
    const before = await costs(server, uri, mongodPid);
    await listening.load(PER_SECOND, SECONDS, name);
    const behind = await costs(server, uri, mongodPid);
    const each = (from: number, to: number): number => (to - from) / (PER_SECOND * SECONDS);
    const commands = new Map(
      [...behind.commands].map(([key, to]) => [key, each(before.commands.get(key) ?? 0, to)]),
    );
    const found = {
      ...{
        p99: percentile(listening.times, 99),
        median: median(listening.times),
        missing: listening.missing,
      },
      ...{ cpu: each(before.cpu, behind.cpu), mongod: each(before.mongod, behind.mongod), commands },
    };
    say(`  ${name}: ${describe(found)}`);
    return found;
  } finally {
    await listening.close();
  }
}

async function costs(server: Contender, uri: string, mongodPid: number) {
  const commands = await commandsServed(uri);
  return { commands, cpu: await server.ask<number>('cpu'), mongod: cpuOfProcess(mongodPid) };
}

const sum = (commands: ReadonlyMap<string, number>): number =>
  [...commands.values()].reduce((all, one) => all + one, 0);

function describe({ cpu, mongod, commands }: Measured): string {
  const named = [...commands].filter(([, n]) => n >= 0.01).map(([name, n]) => `${name} ${n.toFixed(2)}`);
  return `${ms(cpu / 1_000)} CPU, ${ms(mongod / 1_000)} of the database, ${named.join(', ')}`;
}

function rows(ours: Measured, byHand: Measured): Row[] {
  const shown = ({ p99, median: middle }: Measured): string => `${ms(p99)} (median ${ms(middle)})`;
  const informs = { goal: '–', met: null };
  const cpu = (one: Measured): number => one.cpu + one.mongod;
  return [
    {
      workload: `a message to its reader's socket, ${PER_SECOND}/s: p99`,
      ours: shown(ours),
      peer: `${GOAL_MS} ms`,
      ratio: ours.p99 / GOAL_MS,
      ...atMost(1)(ours.p99 / GOAL_MS),
    },
    {
      workload: '… against one transaction and a PubSub by hand',
      ours: shown(ours),
      peer: shown(byHand),
      ratio: ours.p99 / byHand.p99,
      ...informs,
    },
    {
      workload: '… CPU time of server and database, a message',
      ours: ms(cpu(ours) / 1_000),
      peer: ms(cpu(byHand) / 1_000),
      ratio: cpu(ours) / cpu(byHand),
      ...informs,
    },
    {
      workload: '… commands, a message',
      ours: sum(ours.commands).toFixed(1),
      peer: sum(byHand.commands).toFixed(1),
      ratio: sum(ours.commands) / sum(byHand.commands),
      ...informs,
    },
    {
      workload: '… that never came',
      ours: String(ours.missing),
      peer: '0',
      ratio: NaN,
      goal: 'none',
      met: ours.missing === 0,
    },
  ];
}
