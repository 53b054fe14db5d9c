import {
  execute,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { liftValues, type LiftedOperation } from './lift-values.js';
import type { PreparedOperation } from './prepared.js';

/** A compiled operation. */
interface CompiledOperation {
  query: CompiledQuery['query'];
  values: LiftedOperation['values'];
}

/** A compiled operation, or `false` where the JIT cannot compile it and graphql-js runs it. */
export type Compiled = CompiledOperation | false;

/** One run of an operation. */
export interface Run {
  document: DocumentNode;
  operation: PreparedOperation;
  variables: Record<string, unknown> | undefined;
  context: unknown;
}

/** Compiling costs 0.6 ms and 29 KB, so a document that is seen only once is not worth it. */
const WORTH_COMPILING = 2;

/** Runs operations: by graphql-js at first, compiled from the second run on. Never used for subscriptions. */
export class Executor {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: { hideSuggestions: boolean; worthCompiling?: number },
  ) {}

  async run({ document, operation, variables = {}, context }: Run): Promise<ExecutionResult> {
    // graphql-js judges the variables: the JIT's own complaints carry neither codes nor nodes, and it forgets defaults.
    const { errors, coerced } = getVariableValues(
      this.schema,
      operation.node.variableDefinitions ?? [],
      variables,
      {
        maxErrors: 5,
        hideSuggestions: this.options.hideSuggestions,
      },
    );
    if (errors) return { errors: errors.map(toVariableError) };
    operation.runs += 1;
    if (operation.runs >= (this.options.worthCompiling ?? WORTH_COMPILING)) {
      operation.compiled ??= this.compile(document, operation);
    }
    const values = operation.compiled ? operation.compiled.values(coerced) : null;
    if (operation.compiled && values) {
      const result = await operation.compiled.query(undefined, context, values);
      return result.errors ? { ...result, errors: result.errors.map(toGraphQLError) } : result;
    }
    return execute({
      schema: this.schema,
      document,
      operationName: operation.node.name?.value,
      variableValues: variables,
      contextValue: context,
    });
  }

  private compile(document: DocumentNode, operation: PreparedOperation): Compiled {
    try {
      const lifted = liftValues(this.schema, document, operation.node);
      const compiled = compileQuery(lifted.schema, lifted.document, operation.node.name?.value ?? '', {
        disablingCapturingStackErrors: true,
      });
      return isCompiledQuery(compiled) ? { query: compiled.query, values: lifted.values } : false;
    } catch {
      return false;
    }
  }
}

/** Where in an input a complaint about a variable points: `"input.media[0].url"` → `media.0.url`. */
const PLACE = /^Variable "\$(\w+)" (?:got|has) invalid value .*? at "([^"]+)"/s;
const VARIABLE = /^Variable "\$(\w+)"/;

function toVariableError(error: GraphQLError): GraphQLError {
  const place = PLACE.exec(error.message)?.[2]?.replace(/\[(\d+)\]/g, '.$1');
  const variable = VARIABLE.exec(error.message)?.[1];
  const field = place?.replace(/^\w+\./, '') ?? variable;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    extensions: { code: 'BAD_USER_INPUT', ...(field ? { field } : {}) },
  });
}

/** The JIT's errors inherit from GraphQL's without having gone through its constructor, so they lack `extensions`. */
function toGraphQLError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return locations
    ? Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
    : error;
}
