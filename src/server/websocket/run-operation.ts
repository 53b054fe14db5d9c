import {
  createSourceEventStream,
  execute,
  type GraphQLError,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { runWithCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { Engine } from '../graphql/engine.js';

/** Runs queries and mutations through the same pipeline as HTTP; Apollo formats their errors and counts them. */
export async function runOverApollo(
  engine: Engine,
  source: string,
  { operationName, variableValues, contextValue }: ExecutionArgs,
): Promise<ExecutionResult> {
  const context = contextValue as Context;
  return runWithCost(context.cost, async () => {
    const { body } = await engine.apollo.executeOperation(
      {
        query: source,
        operationName: operationName ?? undefined,
        variables: (variableValues ?? undefined) as Record<string, unknown> | undefined,
      },
      { contextValue: context },
    );
    if (body.kind !== 'single') throw new Error('Incremental results are not served.');
    const { errors, ...result } = body.singleResult;
    return (errors ? { ...result, errors: errors.map(sendable) } : result) as ExecutionResult;
  });
}

/** Runs a subscription over any iterable: each event is executed after the client has taken the previous one. */
export function mapEvents(
  events: AsyncIterable<unknown>,
  perEvent: (event: unknown) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void, void> {
  const iterator = events[Symbol.asyncIterator]();
  const done = { value: undefined, done: true } as const;
  // Unlike a generator function's, its `return` reaches the source even while it waits for an event.
  const mapped = {
    async next(): Promise<IteratorResult<ExecutionResult, void>> {
      const { value, done: ended } = await iterator.next();
      if (ended) return done;
      try {
        return { value: await perEvent(value), done: false };
      } catch (error) {
        await iterator.return?.();
        throw error;
      }
    },
    async return(): Promise<IteratorResult<ExecutionResult, void>> {
      await iterator.return?.();
      return done;
    },
    async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
      await iterator.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => mapped,
    [Symbol.asyncDispose]: async () => void (await mapped.return()),
  };
  return mapped as AsyncGenerator<ExecutionResult, void, void>;
}

/** A stream that fails immediately: graphql-ws then sends one `error` for its operation and keeps the socket open. */
export async function* failing(error: unknown): AsyncGenerator<never, void, void> {
  throw error;
}

/** Starts a subscription with graphql-js, never compiled: the JIT would pass raw variables. */
export const openStream = (args: ExecutionArgs) => createSourceEventStream(args);

/** Executes a subscription for one event. */
export const executeEvent = async (args: ExecutionArgs): Promise<ExecutionResult> => execute(args);

/** Whether this is a subscription. The document may be invalid. */
export function isSubscription(document: DocumentNode, name: string | null | undefined): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.operation === 'subscription' &&
      (!name || definition.name?.value === name),
  );
}

/** The name of the operation that is run; null without one. */
export function nameOf(document: DocumentNode, name: string | null | undefined): string | null {
  if (name) return name;
  const [only] = document.definitions.flatMap((one) => (one.kind === 'OperationDefinition' ? [one] : []));
  return only?.name?.value ?? null;
}

/** Syntax errors of graphql-js have no code. */
export function withCode(error: GraphQLError): GraphQLError {
  if (error.message.startsWith('Syntax Error')) error.extensions['code'] ??= 'GRAPHQL_PARSE_FAILED';
  return error;
}

/** graphql-ws calls `toJSON` of every error; these are formatted already. */
function sendable(error: GraphQLFormattedError): GraphQLError {
  return { ...error, toJSON: () => error } as unknown as GraphQLError;
}
