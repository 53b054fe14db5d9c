import {
  Kind,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileCost, type CostOf } from '../limits/cost.js';
import { checkDocument } from '../limits/document-limits.js';
import { countRootFields } from '../limits/root-fields.js';
import type { Compiled } from './executor.js';

/** More validation errors than these help nobody but who wants large answers. */
const MAX_ERRORS = 5;

/** What is known of one operation of a document. */
export interface PreparedOperation {
  node: OperationDefinitionNode;
  rootFields: number;
  cost: CostOf;
  /** How often it ran; what runs again is worth compiling. */
  runs: number;
  compiled?: Compiled;
}

/** A document that was looked at: either what is wrong with it, or its operations. */
export type Prepared =
  | { errors: readonly GraphQLError[] }
  | { errors: null; operations: ReadonlyMap<string | null, PreparedOperation> };

/**
 * Looks at every document once, for HTTP and WebSocket alike: limits first, then validation, then its operations'
 * costs. What it finds (compiled operations too) lives as long as the document does in the bounded document store.
 */
export class PreparedDocuments {
  private readonly known = new WeakMap<DocumentNode, Prepared>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: { introspection: boolean; hideSuggestions: boolean },
  ) {}

  prepare(document: DocumentNode): Prepared {
    let prepared = this.known.get(document);
    if (!prepared) {
      prepared = this.examine(document);
      this.known.set(document, prepared);
    }
    return prepared;
  }

  private examine(document: DocumentNode): Prepared {
    const refused = checkDocument(document);
    if (refused) return { errors: [refused] };
    const rules = this.options.introspection
      ? specifiedRules
      : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(this.schema, document, rules, {
      maxErrors: MAX_ERRORS,
      hideSuggestions: this.options.hideSuggestions,
    });
    if (errors.length > 0) return { errors: errors.map(asValidationError) };
    const operations = new Map<string | null, PreparedOperation>();
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      operations.set(node.name?.value ?? null, {
        node,
        rootFields: countRootFields(document, node),
        cost: compileCost(this.schema, document, node),
        runs: 0,
      });
    }
    return { errors: null, operations };
  }
}

function asValidationError(error: GraphQLError): GraphQLError {
  error.extensions['code'] = 'GRAPHQL_VALIDATION_FAILED';
  return error;
}
