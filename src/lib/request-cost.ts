import { AsyncLocalStorage } from 'node:async_hooks';
import type { mongo } from 'mongoose';

/** What one operation has cost so far. It travels in the operation's context. */
export interface RequestCost {
  /** The request's id. */
  readonly id: string;
  /** Commands by which loaders have read, and that of the session. */
  reads: number;
  /** All Mongo commands, those of transactions too; null where they are not counted. */
  commands: number | null;
  loaderBatches: number;
  loaderKeys: number;
  /** The operation's complexity, as the limits count it. */
  complexity: number;
  /** Milliseconds by phase. */
  readonly ms: Record<string, number>;
}

/** Only where every command is counted: on Node.js 20 and 22 it makes each promise of the process cost more. */
let exactly: AsyncLocalStorage<readonly RequestCost[]> | null = null;
const NONE: readonly RequestCost[] = [];

/** A fresh account of costs, all zero. */
export function newRequestCost(id: string): RequestCost {
  return {
    id,
    reads: 0,
    commands: exactly && 0,
    loaderBatches: 0,
    loaderKeys: 0,
    complexity: 0,
    ms: {},
  };
}

/** Runs `work` so that every command which it causes is booked on `cost`, where all commands are counted. */
export function runWithCost<T>(cost: RequestCost, work: () => T): T {
  return runWithCosts([cost], work);
}

/** The same for work of several operations, on each of which all of it is booked: it would have cost each of them as much. */
export function runWithCosts<T>(costs: readonly RequestCost[], work: () => T): T {
  return exactly ? exactly.run(costs, work) : work();
}

/** On what the commands of the work that runs here are booked, where all commands are counted. */
export function bookedHere(): readonly RequestCost[] {
  return exactly?.getStore() ?? NONE;
}

/**
 * From now on, counts all Mongo commands of every operation, for development and tests; without it only what loaders read
 * is known. Each command begins by asking the pool for a connection, which the driver announces in the asynchronous context
 * of the call: so it finds its operation. Announcing the commands themselves would make the driver decode every answer
 * twice, once for the announcement.
 */
export function countMongoCommands(client: Pick<mongo.MongoClient, 'on' | 'off'>): () => void {
  const storage = (exactly ??= new AsyncLocalStorage());
  const started = () => {
    for (const cost of storage.getStore() ?? NONE) cost.commands = (cost.commands ?? 0) + 1;
  };
  client.on('connectionCheckOutStarted', started);
  return () => void client.off('connectionCheckOutStarted', started);
}

/** Books the milliseconds since `started` on a phase. */
export function notePhase(
  cost: RequestCost,
  phase: string,
  started: number,
  ended = performance.now(),
): void {
  cost.ms[phase] = (cost.ms[phase] ?? 0) + ended - started;
}
