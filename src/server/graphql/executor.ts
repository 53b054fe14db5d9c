import {
  execute,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { conditionVariables, decide, decisionsOf, likelyDecisions, type Decisions } from './conditions.js';
import { liftValues, type LiftedOperation } from './lift-values.js';
import { withoutTypes } from './without-types.js';
import type { PreparedOperation } from './prepared.js';

/** A compiled operation. */
interface CompiledOperation {
  query: CompiledQuery['query'];
  values: LiftedOperation['values'];
}

/** A compiled operation. `false` if the JIT cannot compile it; graphql-js runs it then. */
export type Compiled = CompiledOperation | false;

/** An operation with one set of values of the variables in its conditions. */
export interface Variant {
  /** Number of runs. An operation that runs again is worth compiling. */
  runs: number;
  compiled?: Compiled;
}

/** The variants of an operation, by their decisions, and the variables that decide. */
export interface Variants {
  names: readonly string[] | null;
  known: Map<string, Variant>;
}

/** One run of an operation. */
export interface Run {
  document: DocumentNode;
  operation: PreparedOperation;
  variables: Record<string, unknown> | undefined;
  context: unknown;
}

/** Compiling costs 0.6 ms and 29 KB, so a document that is seen only once is not worth it. */
const WORTH_COMPILING = 2;
/** Variants of one operation that are kept. Clients use two or three; graphql-js runs all others. */
const MOST_VARIANTS = 8;

/**
 * Runs operations: by graphql-js at first, compiled from the second run on, or from the first if they were prepared
 * ahead. Never used for subscriptions.
 */
export class Executor {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: { hideSuggestions: boolean; worthCompiling?: number },
  ) {}

  async run({ document, operation, variables = {}, context }: Run): Promise<ExecutionResult> {
    // graphql-js validates the variables: the JIT's errors have neither codes nor nodes, and it ignores defaults.
    const { errors, coerced } = getVariableValues(
      this.schema,
      operation.node.variableDefinitions ?? [],
      variables,
      {
        maxErrors: 5,
        hideSuggestions: this.options.hideSuggestions,
      },
    );
    if (errors)
      return { errors: errors.map((error) => toVariableError(error, this.options.hideSuggestions)) };
    const compiled = this.compiledFor(document, operation, coerced);
    const values = compiled ? compiled.values(coerced) : null;
    if (compiled && values) {
      const result = await compiled.query(undefined, context, values);
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

  /** Compiles an operation before its first run, one variant at each step, so that the caller can do it in slices. */
  *ahead(document: DocumentNode, operation: PreparedOperation): Generator<void, void, void> {
    if (operation.node.operation === 'subscription') return;
    operation.ahead = true;
    const { names } = this.variantsOf(document, operation);
    if (!names) return;
    for (const decisions of likelyDecisions(names, operation.node).slice(0, MOST_VARIANTS)) {
      const variant = this.variantOf(document, operation, decisions);
      if (variant) variant.compiled ??= this.compile(decide(document, decisions), operation);
      yield;
    }
  }

  /** The compiled form of an operation with its variables. False if graphql-js must run it. */
  private compiledFor(
    document: DocumentNode,
    operation: PreparedOperation,
    coerced: Readonly<Record<string, unknown>>,
  ): Compiled {
    const { names } = this.variantsOf(document, operation);
    const decisions = names && decisionsOf(names, operation.node, coerced);
    const variant = decisions && this.variantOf(document, operation, decisions);
    if (!variant) return false;
    variant.runs += 1;
    const worth = operation.ahead ? 1 : (this.options.worthCompiling ?? WORTH_COMPILING);
    if (variant.runs < worth) return false;
    return (variant.compiled ??= this.compile(decide(document, decisions), operation));
  }

  private variantsOf(document: DocumentNode, operation: PreparedOperation): Variants {
    return (operation.variants ??= { names: conditionVariables(document), known: new Map() });
  }

  /** The variant with these decisions. Null if the operation has too many. */
  private variantOf(
    document: DocumentNode,
    operation: PreparedOperation,
    decisions: Decisions,
  ): Variant | null {
    const { names, known } = this.variantsOf(document, operation);
    const key = names!.map((name) => (decisions[name] ? '1' : '0')).join('');
    let variant = known.get(key);
    if (!variant) {
      if (known.size >= MOST_VARIANTS) return null;
      known.set(key, (variant = { runs: 0 }));
    }
    return variant;
  }

  private compile(document: DocumentNode, { node }: PreparedOperation): Compiled {
    try {
      const name = node.name?.value ?? null;
      const decided = document.definitions.find(
        (one) => one.kind === Kind.OPERATION_DEFINITION && (one.name?.value ?? null) === name,
      ) as OperationDefinitionNode;
      const lifted = liftValues(this.schema, document, decided);
      const compiled = compileQuery(lifted.schema, lifted.document, name ?? '', {
        disablingCapturingStackErrors: true,
      });
      return isCompiledQuery(compiled) ? { query: compiled.query, values: lifted.values } : false;
    } catch {
      return false;
    }
  }
}

/** The part of an input that a variable error refers to: `"input.media[0].url"` → `media.0.url`. */
const PLACE = /^Variable "\$(\w+)" (?:got|has) invalid value .*? at "([^"]+)"/s;
const VARIABLE = /^Variable "\$(\w+)"/;

function toVariableError(error: GraphQLError, hideTypes: boolean): GraphQLError {
  const place = PLACE.exec(error.message)?.[2]?.replace(/\[(\d+)\]/g, '.$1');
  const variable = VARIABLE.exec(error.message)?.[1];
  const field = place?.replace(/^\w+\./, '') ?? variable;
  return new GraphQLError(hideTypes ? withoutTypes(error.message) : error.message, {
    nodes: error.nodes,
    extensions: { code: 'BAD_USER_INPUT', ...(field ? { field } : {}) },
  });
}

/** The JIT's errors inherit from GraphQL's without calling the constructor, so they lack `extensions`. */
function toGraphQLError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return locations
    ? Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
    : error;
}
