import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { GATEWAYS, SCRIPTS } from './scripts.js';

/** A gateway that was found dead. */
export interface Dead {
  /** When its time was over. */
  at: Date;
  /** Its people who are nowhere else. */
  people: string[];
}

/** How it stands after a gateway has said that it lives. */
export interface Told {
  /** The clock of Redis. */
  at: Date;
  /** How many people Redis takes to be here. */
  count: number;
  /** Who thereby came online, or went. */
  changed: string[];
}

const hashes = Object.fromEntries(
  Object.entries(SCRIPTS).map(([name, source]) => [name, createHash('sha1').update(source).digest('hex')]),
);

/** Presence as Redis has it: every question is one script, and so one way there and back. */
export class RedisStore {
  constructor(
    private readonly redis: Redis,
    private readonly gateway: string,
  ) {}

  /** Who of these is online, in their order. */
  async online(people: readonly string[]): Promise<boolean[]> {
    const answer = (await this.run('online', people)) as number[];
    return answer.map((one) => one === 1);
  }

  /** This gateway lives for so much longer; these came, and these went. */
  async tell(lifeMs: number, came: readonly string[], went: readonly string[]): Promise<Told> {
    const values = [this.gateway, lifeMs, came.length, ...came, ...went];
    const [now, count, changed] = (await this.run('tell', values)) as [number, number, string[]];
    return { at: new Date(now), count, changed };
  }

  /** Whom Redis takes to be here. */
  async listed(): Promise<string[]> {
    return (await this.run('listed', [this.gateway])) as string[];
  }

  /** Takes away one gateway that is dead; null where all live. */
  async bury(): Promise<Dead | null> {
    const [name, at, people] = (await this.run('bury', [])) as [string?, string?, string[]?];
    return name === undefined ? null : { at: new Date(Number(at)), people: people! };
  }

  /** This gateway ends; its people count as online for so much longer. */
  async stop(leftMs: number): Promise<void> {
    await this.run('stop', [this.gateway, leftMs]);
  }

  private async run(script: keyof typeof SCRIPTS, values: readonly (string | number)[]): Promise<unknown> {
    try {
      return await this.redis.evalsha(hashes[script]!, 1, GATEWAYS, ...values);
    } catch (error) {
      // Redis was started anew, and has to be told the script again.
      if (!String(error).includes('NOSCRIPT')) throw error;
      return this.redis.eval(SCRIPTS[script], 1, GATEWAYS, ...values);
    }
  }
}
