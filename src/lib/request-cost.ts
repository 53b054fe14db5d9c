import { AsyncLocalStorage } from 'node:async_hooks';
import type { mongo } from 'mongoose';

/** A deprecated element of the schema. */
export interface DeprecatedUse {
  /** Its schema coordinate, such as `User.handle` or `Query.posts(tag:)`. */
  coordinate: string;
  reason: string;
}

/** The cost of one operation so far. The operation's context carries it. */
export interface RequestCost {
  /** The request's id. */
  readonly id: string;
  /** Commands of the loaders and of the session lookup. */
  reads: number;
  /** All Mongo commands, also those of transactions. Null if they are not counted. */
  commands: number | null;
  loaderBatches: number;
  loaderKeys: number;
  /** The operation's complexity, as the limits count it. */
  complexity: number;
  /** Deprecated elements of the schema that the operation used. Unset for operations that cannot use any. */
  deprecated?: readonly DeprecatedUse[];
  /** Milliseconds by phase. */
  readonly ms: Record<string, number>;
}

/** Set only while every command is counted: on Node.js 20 and 22 it makes each promise of the process slower. */
let exactly: AsyncLocalStorage<readonly RequestCost[]> | null = null;
const NONE: readonly RequestCost[] = [];

/** A cost account with all values zero. */
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

/** Runs `work` and books its commands on `cost`, where all commands are counted. */
export function runWithCost<T>(cost: RequestCost, work: () => T): T {
  return runWithCosts([cost], work);
}

/**
 * The same for work that several operations share. Each account gets the full cost, because each operation alone
 * would have caused it.
 */
export function runWithCosts<T>(costs: readonly RequestCost[], work: () => T): T {
  return exactly ? exactly.run(costs, work) : work();
}

/** The accounts for commands of the current work, where all commands are counted. */
export function bookedHere(): readonly RequestCost[] {
  return exactly?.getStore() ?? NONE;
}

/**
 * Starts counting all Mongo commands of every operation, for development and tests; otherwise only the loaders' reads
 * are known. It listens to connection checkouts, which the driver emits in the caller's asynchronous context; events
 * for commands would make the driver decode every answer twice.
 */
export function countMongoCommands(client: Pick<mongo.MongoClient, 'on' | 'off'>): () => void {
  const storage = (exactly ??= new AsyncLocalStorage());
  const started = () => {
    for (const cost of storage.getStore() ?? NONE) cost.commands = (cost.commands ?? 0) + 1;
  };
  client.on('connectionCheckOutStarted', started);
  return () => void client.off('connectionCheckOutStarted', started);
}

/** Adds the milliseconds since `started` to a phase. */
export function notePhase(
  cost: RequestCost,
  phase: string,
  started: number,
  ended = performance.now(),
): void {
  cost.ms[phase] = (cost.ms[phase] ?? 0) + ended - started;
}
