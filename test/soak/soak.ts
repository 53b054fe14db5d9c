import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultyCluster } from '../setup/cluster.js';
import { Chaos, type Fault } from './chaos.js';
import { allHeard, blamed, differences, readStored, unaccounted } from './compare.js';
import { LATEST_MESSAGE, SEND_MESSAGE, START_CONVERSATION } from './operations.js';
import { Participant, type Account } from './participant.js';
import { Chance } from './random.js';
import { post, Sender } from './sender.js';

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

/** People in a conversation. */
const MEMBERS = 10;
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

/** Signing up is made expensive on purpose, so a few at a time. */
async function inTurns<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  const turn = async (): Promise<void> => {
    while (made.length < count) made.push(await make());
  };
  await Promise.all(Array.from({ length: Math.min(4, count) }, turn));
  return made.slice(0, count);
}

async function signUp(url: string): Promise<Account> {
  const username = `soak_${randomBytes(6).toString('hex')}`;
  const name = { firstName: 'Soak', lastName: 'Person' };
  const input = {
    ...name,
    username,
    email: `${username}@example.com`,
    password: 'correct horse battery staple',
  };
  const { signUp: made } = await done(
    url,
    null,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken viewer { user { id } } } }',
    { input },
  );
  return { id: made.viewer.user.id, token: made.accessToken };
}

/** Puts people into groups, a first message into each, and notes where everybody begins. */
async function converse(
  url: string,
  people: readonly Participant[],
  conversations: number,
  chance: Chance,
): Promise<void> {
  const shuffled = [...people];
  for (let n = 0; n < conversations; n++) {
    const size = Math.min(MEMBERS, people.length);
    const members = Array.from(
      { length: size },
      (_, place) => shuffled[(n * size + place) % shuffled.length]!,
    );
    if ((n + 1) * size >= shuffled.length) shuffled.sort(() => chance.next() - 0.5);
    const [owner, ...others] = members;
    const { token } = owner!.account;
    const group = {
      kind: 'GROUP',
      title: `Group ${n}`,
      participantIds: others.map(({ account }) => account.id),
    };
    const { startConversation } = await done(url, token, START_CONVERSATION, { input: group });
    const { id } = startConversation.conversation;
    await done(url, token, SEND_MESSAGE, {
      input: { conversationId: id, body: 'Welcome', clientId: `welcome ${n}` },
    });
    const { conversation } = await done(url, token, LATEST_MESSAGE, { id });
    for (const member of members) member.follow(id, conversation.messages.edges[0].cursor);
  }
}

/** An operation of the preparation, which must succeed. */
async function done(url: string, token: string | null, query: string, variables: object): Promise<any> {
  const { data, errors } = await post(url, token, query, variables as Record<string, unknown>);
  if (!data || errors) throw new Error(`The soak could not be prepared: ${JSON.stringify(errors)}`);
  return data;
}

/** A client's life: its network breaks, or its app is closed and opened again. In the end it is there. */
async function comeAndGo(
  participant: Participant,
  chance: Chance,
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await delay(chance.between(0, 2 * everyMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    if (chance.next() < 0.7) participant.lose();
    else {
      await participant.disconnect();
      await delay(chance.between(0, 2_000));
      participant.connect();
    }
  }
}
