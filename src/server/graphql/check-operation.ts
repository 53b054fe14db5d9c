import { GraphQLError, type DocumentNode } from 'graphql';
import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import { refuse } from '../../schema/errors.js';
import { checkVariables } from '../limits/variables.js';
import type { PreparedDocuments, PreparedOperation } from './prepared.js';

/** An operation that somebody wants to run. */
export interface OperationRequest {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
  context: Context;
}

/** Either the operation to run, or what is wrong with it. */
export type Checked =
  { operation: PreparedOperation; errors?: never } | { operation?: never; errors: readonly GraphQLError[] };

/** The one rule by which an operation may run, over HTTP and over a WebSocket: valid, small, cheap and not too often. */
export async function checkOperation(
  documents: PreparedDocuments,
  maxCost: number,
  { document, operationName, variables, context }: OperationRequest,
): Promise<Checked> {
  const prepared = documents.prepare(document);
  const wrongVariables = checkVariables(variables);
  const operation = prepared.errors ? undefined : pick(prepared.operations, operationName);
  // What is refused is counted too: an attacker's documents cost the most.
  const kind = operation?.node.operation === 'mutation' ? 'write' : 'read';
  try {
    await context.limits.consume(kind, context.viewer?.id, operation?.rootFields ?? 1);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  if (prepared.errors) return { errors: prepared.errors };
  if (!operation) return { errors: [unknownOperation(operationName)] };
  if (wrongVariables) return { errors: [wrongVariables] };
  const complexity = operation.cost(variables ?? {});
  context.cost.complexity = complexity;
  if (complexity > maxCost) {
    return {
      errors: [refuse.tooComplex(`The operation costs ${Math.round(complexity)}; the limit is ${maxCost}.`)],
    };
  }
  // A mutation reads it when it has changed it.
  const { account } = context;
  if (account && operation.node.operation === 'query')
    context.loaders.user.prime(account._id, typed('User', account));
  return { operation };
}

function pick(
  operations: ReadonlyMap<string | null, PreparedOperation>,
  name: string | null | undefined,
): PreparedOperation | undefined {
  if (name) return operations.get(name);
  return operations.size === 1 ? [...operations.values()][0] : undefined;
}

function unknownOperation(name: string | null | undefined): GraphQLError {
  const message = name
    ? `Unknown operation named "${name}".`
    : 'Give operationName: the document has several operations.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}
