import {
  execute,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { PreparedOperation } from './prepared.js';

/** A compiled operation, or `false` where the JIT cannot compile it and graphql-js runs it. */
export type Compiled = CompiledQuery | false;

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
    const invalid = this.checkVariables(operation, variables);
    if (invalid) return { errors: invalid };
    operation.runs += 1;
    if (operation.runs >= (this.options.worthCompiling ?? WORTH_COMPILING)) {
      operation.compiled ??= this.compile(document, operation);
    }
    if (operation.compiled) {
      // The raw variables: the compiled code coerces them itself, and twice coerced is wrong for enums and dates.
      const result = await operation.compiled.query(undefined, context, variables);
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

  /** graphql-js judges the variables, for the JIT's own complaints carry neither codes nor nodes. */
  private checkVariables(operation: PreparedOperation, variables: Record<string, unknown>) {
    const { variableDefinitions } = operation.node;
    if (!variableDefinitions?.length) return undefined;
    const { errors } = getVariableValues(this.schema, variableDefinitions, variables, {
      maxErrors: 5,
      hideSuggestions: this.options.hideSuggestions,
    });
    return errors?.map(toVariableError);
  }

  private compile(document: DocumentNode, operation: PreparedOperation): Compiled {
    try {
      const compiled = compileQuery(this.schema, document, operation.node.name?.value ?? '', {
        disablingCapturingStackErrors: true,
      });
      return isCompiledQuery(compiled) ? compiled : false;
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

/** The JIT's errors look like GraphQL errors but are none; the gateway's error formatting wants real ones. */
function toGraphQLError(error: GraphQLError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, path, originalError, extensions, locations } = error as GraphQLError;
  const made = new GraphQLError(message, { path, originalError, extensions });
  if (locations) Object.defineProperty(made, 'locations', { value: locations, enumerable: true });
  return made;
}
