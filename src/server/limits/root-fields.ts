import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * Number of root fields that an operation runs, with its fragments: the unit of rate limits, so that aliases gain
 * nothing.
 */
export function countRootFields(document: DocumentNode, operation: OperationDefinitionNode): number {
  const count = (set: SelectionSetNode | undefined): number => {
    let fields = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) fields += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) fields += count(selection.selectionSet);
      else fields += count(fragment(selection.name.value)?.selectionSet);
    }
    return fields;
  };
  const fragment = (name: string) =>
    document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    ) as { selectionSet: SelectionSetNode } | undefined;
  return count(operation.selectionSet);
}
