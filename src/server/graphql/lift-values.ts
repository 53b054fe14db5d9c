import {
  GraphQLScalarType,
  isNonNullType,
  isSpecifiedScalarType,
  Kind,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Accepts values unchanged: lifted variables are coerced already. */
const COERCED = new GraphQLScalarType({ name: '__Coerced', parseValue: (value) => value });

interface Lifted {
  name: string;
  node: ValueNode;
  type: GraphQLInputType;
}

/** An operation whose variables and composite arguments are coerced before the compiled code runs. */
export interface LiftedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** The variables of the rewritten operation. Null if an argument is invalid; graphql-js then reports the error. */
  values(coerced: Readonly<Record<string, unknown>>): Record<string, unknown> | null;
}

/**
 * Rewrites an operation for the JIT, which ignores default values of input fields and stored enum values in defaults,
 * and prints values such as dates into its code. Every variable gets a type that accepts anything, and every argument
 * that is more than a plain scalar becomes such a variable; graphql-js coerces them.
 */
export function liftValues(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): LiftedOperation {
  const lifted: Lifted[] = [];
  const types = new TypeInfo(schema);
  const rewritten = visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: (node) => (node === operation ? undefined : null),
      Directive: () => false,
      VariableDefinition: () => false,
      Argument(node) {
        const type = types.getInputType();
        if (!type || isPlain(node.value, type)) return undefined;
        const name = `__value${lifted.length}`;
        lifted.push({ name, node: node.value, type });
        return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const };
      },
    }),
  );
  return {
    schema: withCoercedType(schema),
    document: { ...rewritten, definitions: rewritten.definitions.map((node) => redefine(node, lifted)) },
    values(coerced) {
      const values: Record<string, unknown> = { ...coerced };
      for (const { name, node, type } of lifted) {
        const value = valueFromAST(node, type, coerced);
        if (value === undefined) return null;
        values[name] = value;
      }
      return values;
    },
  };
}

/** Whether the JIT handles a value correctly: a variable, null, or a literal of a built-in scalar. */
function isPlain(value: ValueNode, type: GraphQLInputType): boolean {
  if (value.kind === Kind.VARIABLE || value.kind === Kind.NULL) return true;
  const inner = isNonNullType(type) ? type.ofType : type;
  return isSpecifiedScalarType(inner as GraphQLScalarType) && value.kind !== Kind.LIST;
}

function redefine(node: DocumentNode['definitions'][number], lifted: readonly Lifted[]) {
  if (node.kind !== Kind.OPERATION_DEFINITION) return node;
  const names = [
    ...(node.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    ...lifted.map(({ name }) => name),
  ];
  return { ...node, variableDefinitions: names.map(definitionOf) };
}

function definitionOf(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
  };
}

const extended = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The same schema with one more type, which introspection does not show. */
function withCoercedType(schema: GraphQLSchema): GraphQLSchema {
  let made = extended.get(schema);
  if (!made) {
    made = Object.create(schema, {
      getType: { value: (name: string) => (name === COERCED.name ? COERCED : schema.getType(name)) },
    }) as GraphQLSchema;
    extended.set(schema, made);
  }
  return made;
}
