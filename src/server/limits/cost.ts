import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_SIZE, LARGEST_SIZE } from '../../schema/page-args.js';
import { countRootFields } from './root-fields.js';

/** The assumed size of a list without paging: tags, media, reactions of a post. */
const PLAIN_LIST = 10;
/** The cost of a mutation, in objects read. */
const MUTATION = 10;

/** An operation's cost as far as it is known without its variables. */
interface Plan {
  fixed: number;
  scaled: { times: Factor; plan: Plan }[];
}

type Variables = Readonly<Record<string, unknown>>;
type Factor = (variables: Variables) => number;

/** The cost of an operation with given variables. */
export type CostOf = (variables: Variables) => number;

/**
 * Prepares the cost of a valid operation: one per object, multiplied by the sizes of the lists around it. A list's
 * size comes from `first`, `last` or `ids`. Sizes that paging refuses count as the nearest allowed one.
 */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostOf {
  const plan = new Compiler(schema, document, operation).plan();
  return (variables) => evaluate(plan, variables);
}

function evaluate({ fixed, scaled }: Plan, variables: Variables): number {
  let cost = fixed;
  for (const { times, plan } of scaled) cost += times(variables) * evaluate(plan, variables);
  return cost;
}

class Compiler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly planned = new Map<string, Plan>();
  private readonly defaults: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue) this.defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
    }
  }

  plan(): Plan {
    const root = this.schema.getRootType(this.operation.operation);
    if (!root) return { fixed: 0, scaled: [] };
    const plan = this.selections(this.operation.selectionSet, root, null);
    if (this.operation.operation === 'mutation') {
      plan.fixed += MUTATION * countRootFields(this.document, this.operation);
    }
    return plan;
  }

  /** @param pageSize number of items in `edges` and `nodes`, if the selections are those of a connection */
  private selections(set: SelectionSetNode, parent: GraphQLNamedType, pageSize: Factor | null): Plan {
    const total: Plan = { fixed: 0, scaled: [] };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) merge(total, this.field(selection, parent, pageSize));
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? typeFromAST(this.schema, selection.typeCondition) : parent;
        if (type) merge(total, this.selections(selection.selectionSet, type, pageSize));
      } else merge(total, this.fragment(selection.name.value, pageSize));
    }
    return total;
  }

  private fragment(name: string, pageSize: Factor | null): Plan {
    // Within a connection the plan depends on the page around it, so only other plans are cached.
    const known = pageSize ? undefined : this.planned.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    const type = definition && typeFromAST(this.schema, definition.typeCondition);
    const plan = type ? this.selections(definition.selectionSet, type, pageSize) : { fixed: 0, scaled: [] };
    if (!pageSize) this.planned.set(name, plan);
    return plan;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, pageSize: Factor | null): Plan {
    const field = fieldOf(parent, node.name.value);
    if (!field) return { fixed: 0, scaled: [] };
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) {
      return { fixed: node.name.value === 'totalCount' || node.arguments?.length ? 1 : 0, scaled: [] };
    }
    const size = this.size(node, field);
    if (!isList(field)) {
      const plan = this.selections(node.selectionSet, type, size);
      plan.fixed += 1;
      return plan;
    }
    const each = this.selections(node.selectionSet, type, null);
    each.fixed += 1;
    const times = (isPageItems(parent, node.name.value) ? pageSize : size) ?? (() => PLAIN_LIST);
    return { fixed: 1, scaled: [{ times, plan: each }] };
  }

  /** Number of items that a field's arguments request. Null if they don't say. */
  private size(node: FieldNode, field: GraphQLField<unknown, unknown>): Factor | null {
    const ids = this.argument(node, 'ids');
    if (ids && field.args.some((arg) => arg.name === 'ids' && isListType(nullable(arg.type)))) {
      return (variables) => lengthOf(ids(variables));
    }
    if (!field.args.some((arg) => arg.name === 'first')) return null;
    const first = this.argument(node, 'first');
    const last = this.argument(node, 'last');
    return (variables) => pageSizeOf(last?.(variables) ?? first?.(variables));
  }

  private argument(node: FieldNode, name: string): ((variables: Variables) => unknown) | null {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (!value) return null;
    if (value.kind === Kind.VARIABLE) {
      const key = value.name.value;
      const fallback = this.defaults[key];
      return (variables) => (variables[key] === undefined ? fallback : variables[key]);
    }
    if (value.kind === Kind.LIST) return () => value.values;
    const constant = valueFromASTUntyped(value);
    return () => constant;
  }
}

function merge(into: Plan, plan: Plan): void {
  into.fixed += plan.fixed;
  into.scaled.push(...plan.scaled);
}

const nullable = (
  type: GraphQLField<unknown, unknown>['type'] | GraphQLField<unknown, unknown>['args'][0]['type'],
) => (isNonNullType(type) ? type.ofType : type);
const isList = (field: GraphQLField<unknown, unknown>): boolean => isListType(nullable(field.type));

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function isPageItems(parent: GraphQLNamedType, name: string): boolean {
  return (
    (name === 'edges' || name === 'nodes') && !isAbstractType(parent) && Boolean(fieldOf(parent, 'pageInfo'))
  );
}

function pageSizeOf(value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return DEFAULT_SIZE;
  return Math.min(Math.max(value, 1), LARGEST_SIZE);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? Math.min(value.length, 10_000) : 1;
}
