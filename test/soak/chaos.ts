import { setTimeout as delay } from 'node:timers/promises';
import type { FaultyCluster } from '../setup/cluster.js';
import type { Chance } from './random.js';

/** What is done to the cluster. */
export const FAULTS = [
  'gateway killed',
  'gateway told to end',
  'Redis killed',
  'Redis cut',
  'Redis silent',
  'primary killed',
] as const;

/** One of them. */
export type Fault = (typeof FAULTS)[number];

/** Breaks a cluster, one fault at a time, and lets it become whole in between or not, as chance has it. */
export class Chaos {
  readonly done = new Map<Fault, number>();
  private readonly mending = new Set<Promise<void>>();

  constructor(
    private readonly cluster: FaultyCluster,
    private readonly chance: Chance,
    private readonly report: (line: string) => void,
  ) {}

  /** Each fault once, then any of them, until the time is over. */
  async run(milliseconds: number, everyMs: number): Promise<void> {
    const end = performance.now() + milliseconds;
    const first = [...FAULTS].sort(() => this.chance.next() - 0.5);
    while (performance.now() < end) {
      await delay(this.chance.between(0.5 * everyMs, 1.5 * everyMs));
      const fault = first.pop() ?? this.chance.of(FAULTS);
      this.report(fault);
      this.done.set(fault, (this.done.get(fault) ?? 0) + 1);
      const mended = this.make(fault).finally(() => this.mending.delete(mended));
      this.mending.add(mended);
    }
  }

  /** Waits until the last faults are over and everything is up. */
  async whole(): Promise<void> {
    await Promise.all(this.mending);
    this.cluster.heal();
    const { members, redis, gateways } = this.cluster;
    await Promise.all([...members.parts, redis, ...gateways.parts].map((part) => part.up()));
    await members.primary();
  }

  private async make(fault: Fault): Promise<void> {
    const { cluster, chance } = this;
    const redis = cluster.proxies.get('redis')!;
    switch (fault) {
      case 'gateway killed':
        return chance.of(cluster.gateways.parts).crash();
      case 'gateway told to end': {
        const part = chance.of(cluster.gateways.parts);
        await part.stop();
        return part.restart();
      }
      case 'Redis killed':
        return cluster.redis.crash();
      case 'Redis cut':
        redis.cut();
        await delay(chance.between(500, 4_000));
        return redis.heal();
      case 'Redis silent':
        await redis.stall();
        await delay(chance.between(500, 4_000));
        return redis.heal();
      case 'primary killed':
        return cluster.members.parts[await cluster.members.primary()]!.crash();
    }
  }
}
