import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/** The most conditions of a document whose variants are compiled. */
const MOST_VARIABLES = 8;

/** The values of the variables that an operation's conditions depend on, by name. */
export type Decisions = Readonly<Record<string, boolean>>;

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

const conditionOf = ({ arguments: args }: DirectiveNode) =>
  args?.find(({ name }) => name.value === 'if')?.value;

/** Names of the variables in the `@skip` and `@include` of a document. Null if there are too many to compile variants. */
export function conditionVariables(document: DocumentNode): readonly string[] | null {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const value = isCondition(node) ? conditionOf(node) : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names.size > MOST_VARIABLES ? null : [...names].sort();
}

/** The decisions of one run. Null if a value is not a boolean: graphql-js then reports the error. */
export function decisionsOf(
  names: readonly string[],
  operation: OperationDefinitionNode,
  coerced: Readonly<Record<string, unknown>>,
): Decisions | null {
  const decisions: Record<string, boolean> = {};
  for (const name of names) {
    const value = coerced[name];
    // Another operation of the document may use the fragment, with variables that this one does not define.
    const foreign = !operation.variableDefinitions?.some(({ variable }) => variable.name.value === name);
    if (typeof value === 'boolean') decisions[name] = value;
    else if (!foreign) return null;
  }
  return decisions;
}

/** The decisions that runs of an operation may make: the default of each variable, else both values. */
export function likelyDecisions(names: readonly string[], operation: OperationDefinitionNode): Decisions[] {
  return names.reduce<Decisions[]>(
    (made, name) => {
      const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
      if (!definition) return made;
      const { defaultValue } = definition;
      const values = defaultValue?.kind === Kind.BOOLEAN ? [defaultValue.value] : [true, false];
      return values.flatMap((value) => made.map((decisions) => ({ ...decisions, [name]: value })));
    },
    [{}],
  );
}

/**
 * Removes all conditions from a document, and what they exclude. The JIT caches conditions on the document's nodes,
 * so a fragment that is spread twice under different conditions would get the conditions of both.
 */
export function decide(document: DocumentNode, decisions: Decisions): DocumentNode {
  const holds = (directive: DirectiveNode): boolean => {
    const value = conditionOf(directive);
    if (value?.kind === Kind.VARIABLE) return decisions[value.name.value] === true;
    return value?.kind === Kind.BOOLEAN && value.value;
  };
  const decided = <T extends SelectionNode>(node: T): T | null | undefined => {
    const conditions = node.directives?.filter(isCondition) ?? [];
    if (conditions.length === 0) return undefined;
    if (conditions.some((one) => holds(one) === (one.name.value === 'skip'))) return null;
    return { ...node, directives: node.directives!.filter((one) => !isCondition(one)) };
  };
  return visit(document, { Field: decided, FragmentSpread: decided, InlineFragment: decided });
}

/** Whether an operation selects no field with its variables. */
export function selectsNothing(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const decisions: Record<string, boolean> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    decisions[name] = name in variables ? variables[name] === true : isTrue(defaultValue);
  }
  const { definitions } = decide(document, decisions);
  const index = document.definitions.indexOf(operation);
  const selected = (node: DocumentNode['definitions'][number] | SelectionNode | undefined): boolean => {
    if (node?.kind === Kind.FIELD) return true;
    if (node?.kind === Kind.FRAGMENT_SPREAD)
      return selected(
        definitions.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value,
        ),
      );
    return (
      node !== undefined && 'selectionSet' in node && (node.selectionSet?.selections ?? []).some(selected)
    );
  };
  return !selected(definitions[index]);
}

const isTrue = (value: ValueNode | undefined): boolean => value?.kind === Kind.BOOLEAN && value.value;
