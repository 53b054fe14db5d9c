import mongoose from 'mongoose';
import { setTimeout as delay } from 'node:timers/promises';
import { clockSkew, noteTime } from './lib/clock.js';
import { isOutage } from './lib/infrastructure.js';
import type { RedisClient } from './lib/redis.js';
import { watchCommands } from './lib/slow-commands.js';
import { watchPool } from './lib/vitals.js';

/** The largest number of connections from one process to MongoDB; each running transaction holds one. */
const POOL = 50;

/** Settings in which the gateway's connection differs from that of a command. */
interface MongoOptions {
  announceCommands?: boolean;
  /**
   * Called with the milliseconds by which this machine's clock is ahead of the database's, when the difference
   * becomes significant.
   */
  onSkew?: (aheadMs: number) => void;
}

/**
 * Connects to MongoDB. Command events are only enabled for tests that need them, because they decode each answer
 * twice.
 */
export async function connectMongo(
  uri: string,
  { announceCommands = false, onSkew = () => undefined }: MongoOptions = {},
): Promise<void> {
  await mongoose.connect(uri, {
    // By this name the leader recognises transactions that killed gateways left open.
    appName: 'leela',
    monitorCommands: announceCommands,
    maxPoolSize: POOL,
    serverSelectionTimeoutMS: 10_000,
  });
  watchPool(mongoose.connection.getClient(), POOL);
  stopWatching?.();
  stopWatching = watchCommands(mongoose.connection);
  await followClock(onSkew);
}

/** Mongoose has one connection a process, which outlives the client behind it. */
let stopWatching: (() => void) | undefined;

/**
 * Reads the primary's time, now and with each heartbeat. The heartbeats' own timestamps are useless: a busy process
 * does not know how old they are.
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
      // A query that fails during an election is repeated with the next heartbeat.
    } finally {
      asking = false;
    }
  };
  client.on('serverHeartbeatSucceeded', () => void ask());
  await ask();
}

const START_PATIENCE_MS = 30_000;
const START_PAUSE_MS = 500;

/**
 * Does the first work on the database, and retries it during an election or a network failure, so that a start
 * survives them.
 */
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

/** The current state of the gateway's dependencies, for `/readyz`. */
export async function readiness(redis: RedisClient | null): Promise<Record<string, boolean>> {
  const [mongo, cache] = await Promise.all([
    answers(mongoose.connection.db?.admin().ping()),
    answers(redis?.ping()),
  ]);
  return { mongo, ...(redis ? { redis: cache } : {}) };
}

async function answers(asked: Promise<unknown> | undefined): Promise<boolean> {
  return asked !== undefined && asked.then(() => true).catch(() => false);
}
