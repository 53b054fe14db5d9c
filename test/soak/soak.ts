import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultyCluster } from '../setup/cluster.js';
import { Chaos, type Fault } from './chaos.js';
import { allHeard, blamed, differences, readStored, unaccounted } from './compare.js';
import { Participant } from './participant.js';
import { comeAndGo, converse, inTurns, signUp } from './people.js';
import { Chance } from './random.js';
import { Sender } from './sender.js';

/** How long and how large a soak is. */
export interface SoakOptions {
  seed: number;
  clients: number;
  conversations: number;
  /** How long things are broken. */
  milliseconds: number;
  /** One fault in so many milliseconds on average. */
  faultEveryMs: number;
  /** One message of each client in so many milliseconds on average. */
  messageEveryMs: number;
  /** One lost connection of each client in so many milliseconds on average. */
  loseEveryMs: number;
  report: (line: string) => void;
}

/** What came of it. */
export interface SoakResult {
  seed: number;
  seconds: number;
  messages: number;
  deliveries: number;
  /** Messages that had to be sent more than once. */
  resent: number;
  /** What senders were answered when they had to send again, and how often. */
  again: Record<string, number>;
  reconnects: number;
  faults: Partial<Record<Fault, number>>;
  /** How long after the last fault everybody had everything. */
  caughtUpMs: number;
  /** Empty when every client has exactly what the database has. */
  problems: string[];
}

const CATCH_UP_MS = 90_000;

/**
 * Clients talk to each other while the cluster under them is broken again and again. In the end each has to have heard
 * exactly the messages that the database holds, in their order, none twice; and the database has exactly those that
 * senders were told of.
 */
export async function soak(cluster: FaultyCluster, options: SoakOptions): Promise<SoakResult> {
  const { report } = options;
  const chance = new Chance(options.seed);
  const begun = performance.now();
  report(`${options.clients} accounts`);
  const accounts = await inTurns(options.clients, () => signUp(cluster.url));
  const participants = accounts.map((account) => new Participant(account, cluster.url, chance.fork()));
  await converse(cluster.url, participants, options.conversations, chance);
  report(`${options.conversations} conversations`);
  participants.forEach((participant) => participant.connect());
  const senders = participants.map(
    (participant) => new Sender(participant, cluster.url, chance.fork(), options.messageEveryMs),
  );
  const sending = senders.map((sender) => sender.run());
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const losing = participants.map((one) => comeAndGo(one, chance.fork(), options.loseEveryMs, ending.signal));

  const count = () => senders.reduce((sum, { sent }) => sum + sent.length, 0);
  const told = () => participants.reduce((sum, { deliveries }) => sum + deliveries, 0);
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  const beat = setInterval(() => report(`${seconds()} s: ${count()} messages, ${told()} deliveries`), 10_000);
  const chaos = new Chaos(cluster, chance.fork(), (fault) => report(`${seconds()} s: ${fault}`));
  await chaos.run(options.milliseconds, options.faultEveryMs);
  ending.abort();
  senders.forEach((sender) => sender.stop());
  await chaos.whole();
  await Promise.all([...sending, ...losing]);
  clearInterval(beat);

  const calm = performance.now();
  const stored = await readStored(cluster.mongodbUri, participants);
  while (!allHeard(stored, participants) && performance.now() - calm < CATCH_UP_MS) await delay(20);
  const caughtUpMs = Math.round(performance.now() - calm);
  // One more moment for what should not come: a message told twice.
  await delay(300);
  const problems = [
    ...differences(stored, participants),
    ...unaccounted(stored, senders),
    ...blamed(participants, senders),
  ];
  await Promise.all(participants.map((participant) => participant.disconnect()));
  return {
    seed: options.seed,
    seconds: seconds(),
    messages: count(),
    deliveries: told(),
    resent: senders.flatMap(({ sent }) => sent).filter(({ times }) => times > 1).length,
    again: added(senders.map((sender) => sender.again)),
    reconnects: participants.reduce((sum, { reconnects }) => sum + reconnects, 0),
    faults: Object.fromEntries(chaos.done),
    caughtUpMs,
    problems,
  };
}

function added(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const one of counts) for (const [key, n] of one) sum[key] = (sum[key] ?? 0) + n;
  return sum;
}
