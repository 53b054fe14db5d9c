import { Redis, type RedisOptions } from 'ioredis';
import mongoose from 'mongoose';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { clockSkew, noteTime } from './lib/clock.js';
import { isOutage } from './lib/infrastructure.js';

/** Connections that one process may have open to MongoDB; transactions of many requests hold one each. */
const POOL = 50;

/** How the connection differs from that of a command. */
interface MongoOptions {
  announceCommands?: boolean;
  /** Hears by how many milliseconds this machine's clock is ahead of the database's, once it is off. */
  onSkew?: (aheadMs: number) => void;
}

/** Connects to MongoDB. Commands are only announced to tests that look into them, for that costs each answer's decoding. */
export async function connectMongo(
  uri: string,
  { announceCommands = false, onSkew = () => undefined }: MongoOptions = {},
): Promise<void> {
  await mongoose.connect(uri, {
    // By this name the leader knows the transactions that killed gateways left open.
    appName: 'leela',
    monitorCommands: announceCommands,
    maxPoolSize: POOL,
    serverSelectionTimeoutMS: 10_000,
  });
  await followClock(onSkew);
}

/**
 * Asks the primary for the time, now and with each heartbeat. What heartbeats bring along is of no use for it: nobody knows
 * how long ago that was said when this process has been busy.
 */
async function followClock(onSkew: (aheadMs: number) => void): Promise<void> {
  const client = mongoose.connection.getClient();
  let off = false;
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const askedAt = performance.now();
    try {
      const { localTime } = await client.db('admin').command({ hello: 1 });
      noteTime(localTime as Date, askedAt);
      const ahead = clockSkew();
      if (ahead !== 0 && !off) onSkew(ahead);
      off = ahead !== 0;
    } catch {
      // What an election makes fail here is asked with the next heartbeat.
    } finally {
      asking = false;
    }
  };
  client.on('serverHeartbeatSucceeded', () => void ask());
  await ask();
}

const START_PATIENCE_MS = 30_000;
const START_PAUSE_MS = 500;

/** Does the first work on the database, again while an election or the network is in the way: a start outlasts them. */
export async function throughElections<T>(
  work: () => Promise<T>,
  patienceMs = START_PATIENCE_MS,
): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await delay(START_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || Date.now() > end) throw error;
    }
  }
}

/** The two connections that pub/sub needs: a subscribed one can do nothing else. */
export interface RedisPair {
  publisher: Redis;
  subscriber: Redis;
}

/** A Redis that is silent rather than gone: a question is given up after this, and somewhat later the connection. */
const REDIS_ANSWER_MS = 2_000;
const REDIS_SILENCE_MS = 3_000;
/** A connection that only listens notices nothing by itself. */
const REDIS_PING_MS = 5_000;

/** Connects to Redis and keeps trying for ever: without it signals wait and auth limits refuse, but nothing is lost. */
export function connectRedis(url: string, logger: Logger): RedisPair {
  const connect = (role: string, options: RedisOptions) => {
    const redis = new Redis(url, {
      connectionName: `leela-${role}`,
      maxRetriesPerRequest: 1,
      socketTimeout: REDIS_SILENCE_MS,
      ...options,
    });
    redis.on('error', (err) => logger.warn({ err, role }, 'Redis does not answer'));
    const beat = setInterval(() => {
      if (redis.status === 'ready') redis.ping().catch(() => undefined);
    }, REDIS_PING_MS).unref();
    redis.once('end', () => clearInterval(beat));
    return redis;
  };
  return {
    publisher: connect('publisher', { commandTimeout: REDIS_ANSWER_MS }),
    subscriber: connect('subscriber', {}),
  };
}

/** What the gateway depends on, asked now: for `/readyz`. */
export async function readiness(redis: Redis | null): Promise<Record<string, boolean>> {
  const [mongo, cache] = await Promise.all([
    answers(mongoose.connection.db?.admin().ping()),
    answers(redis?.ping()),
  ]);
  return { mongo, ...(redis ? { redis: cache } : {}) };
}

async function answers(asked: Promise<unknown> | undefined): Promise<boolean> {
  return asked !== undefined && asked.then(() => true).catch(() => false);
}
