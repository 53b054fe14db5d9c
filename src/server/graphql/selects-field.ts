import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether the operation selects `fieldName` directly below the field of `info`, also by alias, fragment or condition.
 */
export function selectsField(info: GraphQLResolveInfo, fieldName: string): boolean {
  const visited = new Set<string>();
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => isIncluded(selection, info) && matches(selection)) ?? false;
  const matches = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return selection.name.value === fieldName;
    if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
    const name = selection.name.value;
    if (visited.has(name)) return false;
    visited.add(name);
    return within(info.fragments[name]?.selectionSet);
  };
  return info.fieldNodes.some((node) => within(node.selectionSet));
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;
}
