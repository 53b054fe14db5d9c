import { GraphQLError, type DocumentNode } from 'graphql';
import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import { refuse } from '../../schema/errors.js';
import { countOperation } from '../limits/count-operation.js';
import { checkVariables } from '../limits/variables.js';
import type { PreparedDocuments, PreparedOperation } from './prepared.js';
import { beyondScopes } from './scopes.js';

/** A requested operation. */
export interface OperationRequest {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
  context: Context;
}

/** The operation to run, or its errors. */
export type Checked =
  { operation: PreparedOperation; errors?: never } | { operation?: never; errors: readonly GraphQLError[] };

/** The name of the operation to run, from the client. An empty name counts as none. */
export function operationNameOf(name: string | null | undefined): string | undefined {
  return name == null || name === '' ? undefined : name;
}

/**
 * The one check of operations, over HTTP and WebSocket: valid, within the limits of size and cost, and within the
 * rate limit.
 */
export async function checkOperation(
  documents: PreparedDocuments,
  maxCost: number,
  { document, operationName, variables, context }: OperationRequest,
): Promise<Checked> {
  const prepared = documents.prepare(document);
  const wrongVariables = checkVariables(variables);
  const operation = prepared.errors ? undefined : pickOperation(prepared.operations, operationName);
  // Refused operations count too: an attacker's documents are the most expensive ones.
  const kind = operation?.node.operation === 'mutation' ? 'write' : 'read';
  try {
    await countOperation(context, kind, operation?.rootFields ?? 1);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  if (prepared.errors) return { errors: prepared.errors };
  if (!operation) return { errors: [unknownOperation(operationName)] };
  const beyond = context.viewer?.apiKey && beyondScopes(context.viewer.apiKey, operation.scopes());
  if (beyond) return { errors: [beyond] };
  if (wrongVariables) return { errors: [wrongVariables] };
  const complexity = operation.cost(variables ?? {});
  context.cost.complexity = complexity;
  if (complexity > maxCost) {
    return {
      errors: [refuse.tooComplex(`The operation costs ${Math.round(complexity)}; the limit is ${maxCost}.`)],
    };
  }
  if (operation.deprecated) context.cost.deprecated = operation.deprecated(variables ?? {});
  // Mutations load it after their changes.
  const { account } = context;
  if (account && operation.node.operation === 'query')
    context.loaders.user.prime(account._id, typed('User', account));
  return { operation };
}

/** The operation of a document that a request names. Undefined if there is none, or more than one without a name. */
export function pickOperation(
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
