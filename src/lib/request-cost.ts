import { AsyncLocalStorage } from 'node:async_hooks';
import type { mongo } from 'mongoose';

/** What one operation has cost so far. */
export interface RequestCost {
  /** The request's id, so that whoever logs below a request can name it. */
  readonly id: string;
  mongoCommands: number;
  loaderBatches: number;
  loaderKeys: number;
  /** The operation's complexity, as the limits count it. */
  complexity: number;
  /** Milliseconds by phase. */
  readonly ms: Record<string, number>;
}

const storage = new AsyncLocalStorage<RequestCost>();

/** A fresh account of costs, all zero. */
export function newRequestCost(id: string): RequestCost {
  return { id, mongoCommands: 0, loaderBatches: 0, loaderKeys: 0, complexity: 0, ms: {} };
}

/** Runs `work` so that whatever it causes is booked on `cost`. */
export function runWithCost<T>(cost: RequestCost, work: () => T): T {
  return storage.run(cost, work);
}

/** The account of the operation in whose course this is called; undefined in reactors and jobs. */
export function currentCost(): RequestCost | undefined {
  return storage.getStore();
}

/**
 * Counts the Mongo commands of every operation. Each command begins by asking the pool for a connection, which the driver
 * announces in the asynchronous context of the call: so it finds its operation. Announcing the commands themselves
 * would make the driver decode every answer twice, once for the announcement.
 */
export function countMongoCommands(client: Pick<mongo.MongoClient, 'on' | 'off'>): () => void {
  const started = () => {
    const cost = storage.getStore();
    if (cost) cost.mongoCommands += 1;
  };
  client.on('connectionCheckOutStarted', started);
  return () => void client.off('connectionCheckOutStarted', started);
}

/** Books the milliseconds since `started` on a phase of the current operation. */
export function notePhase(phase: string, started: number): void {
  const cost = storage.getStore();
  if (cost) cost.ms[phase] = (cost.ms[phase] ?? 0) + performance.now() - started;
}

/** Books a loader's batch on the current operation. */
export function countLoaderBatch(keys: number): void {
  const cost = storage.getStore();
  if (!cost) return;
  cost.loaderBatches += 1;
  cost.loaderKeys += keys;
}
