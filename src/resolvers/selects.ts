import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Cached results per field node: documents are kept between requests. */
const known = new WeakMap<FieldNode, Map<string, boolean>>();

/** Whether an operation selects a field of this name anywhere below the field of `info`, ignoring conditions. */
export function selectsBelow(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some((node) => {
    let answers = known.get(node);
    if (!answers) known.set(node, (answers = new Map()));
    let answer = answers.get(name);
    if (answer === undefined) answers.set(name, (answer = isBelow(node.selectionSet, name, info.fragments)));
    return answer;
  });
}

function isBelow(
  set: SelectionSetNode | undefined,
  name: string,
  fragments: GraphQLResolveInfo['fragments'],
): boolean {
  return (
    set?.selections.some((selection) => {
      // Fragments of a valid document have no cycles.
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return isBelow(fragments[selection.name.value]?.selectionSet, name, fragments);
      if (selection.kind === Kind.FIELD && selection.name.value === name) return true;
      return isBelow(selection.selectionSet, name, fragments);
    }) ?? false
  );
}
