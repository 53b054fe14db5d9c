import { createHash } from 'node:crypto';
import type { RedisClient } from '../../lib/redis.js';
import { GATEWAYS, SCRIPTS } from './scripts.js';

/** A gateway that was found dead. */
export interface Dead {
  /** When its lifetime ended. */
  at: Date;
  /** Its users who are at no other gateway. */
  people: string[];
}

/** The result of a gateway's heartbeat. */
export interface Told {
  /** The time of Redis' clock. */
  at: Date;
  /** Number of this gateway's users in Redis. */
  count: number;
  /** The users who came online or went offline by it. */
  changed: string[];
}

const hashes = Object.fromEntries(
  Object.entries(SCRIPTS).map(([name, source]) => [name, createHash('sha1').update(source).digest('hex')]),
);

/** Presence in Redis. Every operation is one script, so one round trip. */
export class RedisStore {
  constructor(
    private readonly redis: RedisClient,
    private readonly gateway: string,
  ) {}

  /** Whether each of these users is online, in their order. */
  async online(people: readonly string[]): Promise<boolean[]> {
    const answer = (await this.run('online', people)) as number[];
    return answer.map((one) => one === 1);
  }

  /** Extends this gateway's lifetime, adds and removes users. */
  async tell(lifeMs: number, came: readonly string[], went: readonly string[]): Promise<Told> {
    const values = [this.gateway, lifeMs, came.length, ...came, ...went];
    const [now, count, changed] = (await this.run('tell', values)) as [number, number, string[]];
    return { at: new Date(now), count, changed };
  }

  /** The users of this gateway in Redis. */
  async listed(): Promise<string[]> {
    return (await this.run('listed', [this.gateway])) as string[];
  }

  /** Removes one dead gateway. Null if all are alive. */
  async bury(): Promise<Dead | null> {
    const [name, at, people] = (await this.run('bury', [])) as [string?, string?, string[]?];
    return name === undefined ? null : { at: new Date(Number(at)), people: people! };
  }

  /** Stops this gateway. Its users count as online for a grace period. */
  async stop(leftMs: number): Promise<void> {
    await this.run('stop', [this.gateway, leftMs]);
  }

  private async run(script: keyof typeof SCRIPTS, values: readonly (string | number)[]): Promise<unknown> {
    try {
      return await this.redis.evalsha(hashes[script]!, 1, GATEWAYS, ...values);
    } catch (error) {
      // Redis was restarted and has lost the script.
      if (!String(error).includes('NOSCRIPT')) throw error;
      return this.redis.eval(SCRIPTS[script], 1, GATEWAYS, ...values);
    }
  }
}
