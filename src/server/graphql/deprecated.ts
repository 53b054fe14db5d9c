import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  separateOperations,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isRecord } from '../../lib/is-record.js';
import type { DeprecatedUse } from '../../lib/request-cost.js';
import { elementsOf } from '../../schema/elements.js';

type Variables = Readonly<Record<string, unknown>>;

/** The deprecated elements that an operation uses with given variables. */
export type DeprecatedOf = (variables: Variables) => readonly DeprecatedUse[];

/**
 * Decides once per document which deprecated elements an operation uses. Null if it cannot use any, so that such
 * operations cost nothing. Values of variables are only examined where their types have deprecated parts.
 */
export function compileDeprecated(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DeprecatedOf | null {
  if (!hasDeprecated(schema)) return null;
  const selected = usesOf(schema, document, operation);
  const variables = (operation.variableDefinitions ?? []).flatMap(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    return type && reachesDeprecated(getNamedType(type)) ? [{ name: variable.name.value, type }] : [];
  });
  if (variables.length === 0) return selected.size === 0 ? null : () => [...selected.values()];
  return (values) => {
    const uses = new Map(selected);
    for (const { name, type } of variables) collect(values[name], type, uses);
    return [...uses.values()];
  };
}

type Uses = Map<string, DeprecatedUse>;

function add(
  uses: Uses,
  coordinate: string,
  element: { deprecationReason?: string | null } | null | undefined,
) {
  const reason = element?.deprecationReason;
  if (reason != null) uses.set(coordinate, { coordinate, reason });
}

/** The deprecated elements in the text of an operation. */
function usesOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Uses {
  const uses: Uses = new Map();
  const types = new TypeInfo(schema);
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
  visit(
    own,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        add(uses, `${types.getParentType()?.name}.${field?.name}`, field);
      },
      Argument: () => {
        const argument = types.getArgument();
        const directive = types.getDirective();
        const owner = directive
          ? `@${directive.name}`
          : `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
        add(uses, `${owner}(${argument?.name}:)`, argument);
      },
      ObjectField: ({ name }) => {
        const parent = getNamedType(types.getParentInputType());
        if (isInputObjectType(parent))
          add(uses, `${parent.name}.${name.value}`, parent.getFields()[name.value]);
      },
      EnumValue: () => {
        const value = types.getEnumValue();
        add(uses, `${getNamedType(types.getInputType())?.name}.${value?.name}`, value);
      },
    }),
  );
  return uses;
}

/** Adds the deprecated input fields and enum values of a variable's value. */
function collect(value: unknown, type: GraphQLInputType, uses: Uses): void {
  if (value === undefined || value === null) return;
  if (isNonNullType(type)) return collect(value, type.ofType, uses);
  if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) collect(item, type.ofType, uses);
  } else if (isEnumType(type)) {
    if (typeof value === 'string') add(uses, `${type.name}.${value}`, type.getValue(value));
  } else if (isInputObjectType(type) && isRecord(value)) {
    const fields = type.getFields();
    for (const [name, inner] of Object.entries(value)) {
      const field = fields[name];
      if (!field) continue;
      add(uses, `${type.name}.${name}`, field);
      collect(inner, field.type, uses);
    }
  }
}

/** Whether values of an input type may contain deprecated fields or enum values. */
function reachesDeprecated(type: GraphQLNamedType, seen = new Set<GraphQLNamedType>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if (isEnumType(type)) return type.getValues().some(isDeprecated);
  if (!isInputObjectType(type)) return false;
  return Object.values(type.getFields()).some(
    (field) => isDeprecated(field) || reachesDeprecated(getNamedType(field.type), seen),
  );
}

const isDeprecated = ({ deprecationReason }: { deprecationReason?: string | null | undefined }): boolean =>
  deprecationReason != null;

const known = new WeakMap<GraphQLSchema, boolean>();

/** Whether a schema has deprecated elements. */
function hasDeprecated(schema: GraphQLSchema): boolean {
  let found = known.get(schema);
  if (found === undefined) {
    found = [...elementsOf(schema)].some(isDeprecated);
    known.set(schema, found);
  }
  return found;
}
