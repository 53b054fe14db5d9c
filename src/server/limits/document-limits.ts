import {
  GraphQLError,
  Kind,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { refuse } from '../../schema/errors.js';

/** The most tokens of a document. The parser itself stops there. */
export const MAX_TOKENS = 2_000;
/** The deepest nesting of fields. */
export const MAX_DEPTH = 12;
/** The same within `__schema` and `__type`: type references of tools nest deeper than any data. */
export const MAX_INTROSPECTION_DEPTH = 20;
/** The most aliases of an operation, with its fragments expanded. */
export const MAX_ALIASES = 15;
/** The most directives of an operation, with its fragments expanded. */
export const MAX_DIRECTIVES = 30;
/** The most directives on one field, fragment or operation. */
export const MAX_DIRECTIVES_PER_NODE = 5;
/** The most fields of an operation, with its fragments expanded. */
export const MAX_FIELDS = 600;

interface Size {
  depth: number;
  introspectionDepth: number;
  fields: number;
  aliases: number;
  directives: number;
}

/**
 * Refuses documents that are too deep or too wide, before validation, which can itself be attacked. Needs no schema.
 * A fragment is measured once however often it is spread, so exponential spreads are cheap to count.
 */
export function checkDocument(document: DocumentNode): GraphQLError | null {
  const measure = new Measure(document);
  try {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION)
        check(measure.node(definition), MAX_DEPTH, definition.name?.value);
      // A fragment may be one on the schema's own types; as a part of an operation it is measured again.
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        check(measure.fragment(definition), MAX_INTROSPECTION_DEPTH, definition.name.value);
    }
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function check(size: Size, maxDepth: number, name = 'The operation'): void {
  const over = (what: string, value: number, limit: number): void => {
    if (value > limit) throw refuse.tooComplex(`${name} has ${shown(value)} ${what}; the limit is ${limit}.`);
  };
  over('levels of fields', size.depth, maxDepth);
  over('levels of introspection', size.introspectionDepth, MAX_INTROSPECTION_DEPTH);
  over('aliases', size.aliases, MAX_ALIASES);
  over('directives', size.directives, MAX_DIRECTIVES);
  over('fields', size.fields, MAX_FIELDS);
}

const HUGE = 1e9;
const shown = (value: number): string => (value >= HUGE ? 'over a billion' : String(value));
const add = (a: number, b: number): number => Math.min(a + b, HUGE);

class Measure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, Size>();
  private readonly open = new Set<string>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  fragment(node: FragmentDefinitionNode): Size {
    const name = node.name.value;
    const known = this.measured.get(name);
    if (known) return known;
    if (this.open.has(name)) throw cycle(name, node);
    this.open.add(name);
    const size = this.node(node);
    this.open.delete(name);
    this.measured.set(name, size);
    return size;
  }

  node(node: ASTNode & { selectionSet?: SelectionSetNode; directives?: readonly ASTNode[] }): Size {
    const directives = node.directives?.length ?? 0;
    if (directives > MAX_DIRECTIVES_PER_NODE) {
      throw refuse.tooComplex(
        `${directives} directives in one place; the limit is ${MAX_DIRECTIVES_PER_NODE}.`,
      );
    }
    const total: Size = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives };
    for (const selection of node.selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const inner = this.node(selection);
        total.fields = add(total.fields, inner.fields + 1);
        total.aliases = add(total.aliases, inner.aliases + (selection.alias ? 1 : 0));
        total.directives = add(total.directives, inner.directives);
        if (isIntrospection(selection.name.value)) {
          const below = Math.max(inner.depth, inner.introspectionDepth);
          total.introspectionDepth = Math.max(total.introspectionDepth, below + 1);
        } else {
          total.depth = Math.max(total.depth, inner.depth + 1);
          total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
        }
        continue;
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD;
      const definition = spread ? this.fragments.get(selection.name.value) : undefined;
      const own = this.node(selection);
      const inner = definition ? this.fragment(definition) : own;
      total.fields = add(total.fields, inner.fields);
      total.aliases = add(total.aliases, inner.aliases);
      total.directives = add(total.directives, inner.directives + (definition ? own.directives : 0));
      total.depth = Math.max(total.depth, inner.depth);
      total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
    }
    return total;
  }
}

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

function cycle(name: string, node: FragmentDefinitionNode): GraphQLError {
  return new GraphQLError(`The fragment "${name}" spreads itself.`, {
    nodes: node,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}
