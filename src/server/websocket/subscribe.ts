import {
  createSourceEventStream,
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from '../../loaders/context.js';

/** What one subscription needs to run. */
export interface SubscriptionRun {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
  context: Context;
  /** Runs the execution of one event with a fresh context: what one event loaded is stale at the next. */
  perEvent(work: (context: Context) => Promise<ExecutionResult>): Promise<ExecutionResult>;
}

/** Runs a subscription by graphql-js, never compiled: the JIT would pass on raw variables. */
export async function runSubscription(
  run: SubscriptionRun,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const args = {
    schema: run.schema,
    document: run.document,
    operationName: run.operationName,
    variableValues: run.variables,
  };
  const events = await createSourceEventStream({ ...args, contextValue: run.context });
  if (!(Symbol.asyncIterator in events)) return events;
  return mapEvents(events, (event) =>
    run.perEvent(async (contextValue) => execute({ ...args, rootValue: event, contextValue })),
  );
}

/** Maps a stream; unlike a generator function's, its `return` reaches the source even while an event is awaited. */
function mapEvents<T, R>(
  source: AsyncIterable<T>,
  map: (event: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const done = { value: undefined, done: true } as const;
  const mapped = {
    async next(): Promise<IteratorResult<R, void>> {
      const { value, done: ended } = await iterator.next();
      if (ended) return done;
      try {
        return { value: await map(value), done: false };
      } catch (error) {
        await iterator.return?.();
        throw error;
      }
    },
    async return(): Promise<IteratorResult<R, void>> {
      await iterator.return?.();
      return done;
    },
    async throw(error: unknown): Promise<IteratorResult<R, void>> {
      await iterator.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => mapped,
    [Symbol.asyncDispose]: async () => void (await mapped.return()),
  };
  return mapped as AsyncGenerator<R, void, void>;
}
