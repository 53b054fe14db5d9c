import { Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PreparedOperation } from '../graphql/prepared.js';
import { isShareable } from '../graphql/shareable.js';

/** The facts about an operation: its number, and the variable that is only used as the cursor. */
interface Known {
  id: number;
  cursor: string | null;
}

/**
 * Finds subscriptions with identical results: the same operation with the same variables except the cursor, and no
 * selected field that depends on the viewer. Equal keys are the same string object.
 */
export class ShareKeys {
  private readonly known = new WeakMap<PreparedOperation, Known | null>();
  private readonly keys = new LRUCache<string, string>({
    max: 10_000,
    maxSize: 1_000_000,
    sizeCalculation: (key) => key.length,
  });
  private ids = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  /** The key of one subscription. Null if its result depends on the viewer. */
  of(
    document: DocumentNode,
    operation: PreparedOperation,
    variables: Record<string, unknown> | null | undefined,
  ): string | null {
    let known = this.known.get(operation);
    if (known === undefined) this.known.set(operation, (known = this.examine(document, operation)));
    if (!known) return null;
    const { cursor } = known;
    const rest = Object.entries(variables ?? {}).filter(([name]) => name !== cursor);
    const key = `${known.id}:${JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    const same = this.keys.get(key);
    if (same === undefined) this.keys.set(key, key);
    return same ?? key;
  }

  private examine(document: DocumentNode, { node }: PreparedOperation): Known | null {
    if (!isShareable(this.schema, document, node)) return null;
    return { id: (this.ids += 1), cursor: cursorVariable(document, node) };
  }
}

/** The variable of the root field's `after`, if it is used nowhere else. */
function cursorVariable(document: DocumentNode, { selectionSet }: PreparedOperation['node']): string | null {
  const [root] = selectionSet.selections;
  if (root?.kind !== Kind.FIELD) return null;
  const value = root.arguments?.find(({ name }) => name.value === 'after')?.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void (uses += name.value === value.name.value ? 1 : 0),
  });
  return uses === 1 ? value.name.value : null;
}
