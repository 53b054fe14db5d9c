import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Participant } from '../participant.js';
import { comeAndGo, converse, inTurns, signUp } from '../people.js';
import { Chance } from '../random.js';
import { startSampledGateway } from './gateway.js';
import { Load } from './load.js';
import type { Sample } from './sampler.js';
import { grows, secondHalf, trendOf, type Trend } from './trend.js';

/** How long and how large a steady run is. */
export interface SteadyOptions {
  seed: number;
  minutes: number;
  clients: number;
  /** Operations per second. Unset: a third of what the gateway can do, measured first. */
  rate?: number | undefined;
  report: (line: string) => void;
}

/** A sample at its time, and what was answered until then. */
export interface Moment extends Sample {
  minute: number;
  answered: number;
}

/** A measured quantity with its growth over the second half of the run. */
export interface Judged {
  name: string;
  unit: string;
  bound: number;
  trend: Trend;
  grows: boolean;
}

/** What came of it. */
export interface SteadyResult {
  rate: number;
  moments: Moment[];
  judged: Judged[];
  errors: Record<string, number>;
  /** Whether more than one in a hundred operations failed, so that the run says nothing. */
  failed: boolean;
  reconnects: number;
}

const SAMPLE_MS = 5_000;
const CAPACITY_MS = 15_000;
const PEOPLE_PER_CONVERSATION = 5;
const LOSE_EVERY_MS = 30_000;
const MOST_ERRORS = 0.01;
const MEGABYTE = 2 ** 20;

/** What must not grow, and by how much at most per minute: below it, an hour adds less than the first minute's noise. */
const BOUNDS: { name: string; unit: string; bound: number; of: (moment: Moment) => number }[] = [
  { name: 'heap after GC', unit: 'MB', bound: 0.5, of: ({ heap }) => heap / MEGABYTE },
  { name: 'buffers after GC', unit: 'MB', bound: 0.5, of: ({ buffers }) => buffers / MEGABYTE },
  { name: 'handles', unit: '', bound: 0.5, of: ({ handles }) => handles },
];

/** Reads, writes and sockets at a steady rate, and a sample each few seconds. */
export async function steady(options: SteadyOptions): Promise<SteadyResult> {
  const { report, minutes } = options;
  const chance = new Chance(options.seed);
  const gateway = await startSampledGateway(report);
  const people: Participant[] = [];
  try {
    report(`${options.clients} accounts`);
    const accounts = await inTurns(options.clients, () => signUp(gateway.url));
    people.push(...accounts.map((account) => new Participant(account, gateway.url, chance.fork())));
    await converse(gateway.url, people, Math.ceil((options.clients * 2) / PEOPLE_PER_CONVERSATION), chance);
    const load = new Load(gateway.url, people, chance.fork());
    await load.prepare();
    people.forEach((person) => person.connect());
    const rate = options.rate ?? (await load.capacity(CAPACITY_MS)) / 3;
    report(`${rate.toFixed(0)} operations a second for ${minutes} minutes`);

    const ending = new AbortController();
    setMaxListeners(0, ending.signal);
    const running = [
      load.run(rate, ending.signal),
      ...people.map((person) => comeAndGo(person, chance.fork(), LOSE_EVERY_MS, ending.signal)),
    ];
    const moments = await watch(minutes, () => gateway.sample(), load, report);
    ending.abort();
    await Promise.all(running);
    const errors = [...load.errors.values()].reduce((sum, count) => sum + count, 0);
    return {
      ...{ rate, moments, judged: judge(moments), errors: Object.fromEntries(load.errors) },
      failed: errors > MOST_ERRORS * load.answered,
      reconnects: people.reduce((sum, { reconnects }) => sum + reconnects, 0),
    };
  } finally {
    await Promise.all(people.map((person) => person.disconnect()));
    await gateway.stop();
  }
}

async function watch(
  minutes: number,
  sample: () => Promise<Sample>,
  load: Load,
  report: (line: string) => void,
): Promise<Moment[]> {
  const begun = performance.now();
  const before = load.answered;
  const moments: Moment[] = [];
  while (performance.now() - begun < minutes * 60_000) {
    await delay(SAMPLE_MS);
    const minute = (performance.now() - begun) / 60_000;
    const moment = { ...(await sample()), minute, answered: load.answered - before };
    moments.push(moment);
    report(
      `${minute.toFixed(1)} min: heap ${(moment.heap / MEGABYTE).toFixed(1)} MB, ${moment.handles} handles, ` +
        `lag p99 ${moment.lagP99.toFixed(0)} ms, ${moment.answered} answers`,
    );
  }
  return moments;
}

/** Whether anything grows over the second half of a run. */
export function judge(moments: readonly Moment[]): Judged[] {
  const half = secondHalf(moments);
  return BOUNDS.map(({ name, unit, bound, of }) => {
    const trend = trendOf(half.map((moment) => ({ minute: moment.minute, value: of(moment) })));
    return { name, unit, bound, trend, grows: grows(trend, bound) };
  });
}
