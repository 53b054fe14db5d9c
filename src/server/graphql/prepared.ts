import {
  Kind,
  NoSchemaIntrospectionCustomRule,
  OverlappingFieldsCanBeMergedRule,
  specifiedRules,
  validate,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { compileCost, type CostOf } from '../limits/cost.js';
import { checkDocument } from '../limits/document-limits.js';
import { countRootFields } from '../limits/root-fields.js';
import { OverlappingFieldsRule } from './overlapping-fields.js';
import { withoutTypes } from './without-types.js';
import { compileDeprecated, type DeprecatedOf } from './deprecated.js';
import type { Variants } from './executor.js';
import { neededScopes, type NeededScopes } from './scopes.js';

const RULES: readonly ValidationRule[] = specifiedRules.map((rule) =>
  rule === OverlappingFieldsCanBeMergedRule ? OverlappingFieldsRule : rule,
);

/** More errors only help attackers who want large answers. */
const MAX_ERRORS = 5;

/** The facts about one operation of a document. */
export interface PreparedOperation {
  node: OperationDefinitionNode;
  rootFields: number;
  cost: CostOf;
  /** The scopes that an API key needs for it. */
  scopes: () => NeededScopes;
  /** Finds the deprecated elements that a run uses. Null for operations that cannot use any. */
  deprecated?: DeprecatedOf | null;
  /** The executor's compiled forms. Unset before the first run. */
  variants?: Variants;
  /** Whether the operation was prepared ahead, so that its first run is worth compiling. */
  ahead?: boolean;
}

/** A checked document: its errors, or its operations. */
export type Prepared =
  | { errors: readonly GraphQLError[] }
  | { errors: null; operations: ReadonlyMap<string | null, PreparedOperation> };

/**
 * Checks every document once, for HTTP and WebSocket: limits first, then validation, then its operations' costs. The
 * results (with compiled operations) live as long as the document in the bounded document store.
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

  private validate(document: DocumentNode, rules: readonly ValidationRule[]): readonly GraphQLError[] {
    const { hideSuggestions } = this.options;
    try {
      return validate(this.schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions });
    } catch (error) {
      // The rule for subscriptions evaluates the conditions of their root fields, without variables.
      if (!(error instanceof GraphQLError)) throw error;
      return [
        new GraphQLError('The root field of a subscription takes no conditions with variables.', {
          nodes: error.nodes,
        }),
      ];
    }
  }

  private examine(document: DocumentNode): Prepared {
    const refused = checkDocument(document);
    if (refused) return { errors: [refused] };
    const rules = this.options.introspection ? RULES : [...RULES, NoSchemaIntrospectionCustomRule];
    const errors = this.validate(document, rules);
    if (errors.length > 0)
      return { errors: errors.map((error) => asValidationError(error, this.options.hideSuggestions)) };
    const operations = new Map<string | null, PreparedOperation>();
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      let scopes: NeededScopes | undefined;
      operations.set(node.name?.value ?? null, {
        node,
        rootFields: countRootFields(document, node),
        cost: compileCost(this.schema, document, node),
        deprecated: compileDeprecated(this.schema, document, node),
        scopes: () => (scopes ??= neededScopes(this.schema, document, node)),
      });
    }
    return { errors: null, operations };
  }
}

function asValidationError(error: GraphQLError, hideTypes: boolean): GraphQLError {
  if (hideTypes) error.message = withoutTypes(error.message);
  error.extensions['code'] = 'GRAPHQL_VALIDATION_FAILED';
  return error;
}
