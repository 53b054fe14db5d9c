import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** A field, argument, enum value or input field. */
export interface SchemaElement {
  /** Its schema coordinate: `User.bio`, `Query.posts(tag:)`, `Mood.CALM`. */
  coordinate: string;
  /** Null if it is not deprecated. */
  deprecationReason: string | null;
  /** Null for enum values. */
  type: GraphQLOutputType | GraphQLInputType | null;
  kind: 'field' | 'argument' | 'enum value' | 'input field';
}

/** All elements of a schema that can be deprecated. */
export function* elementsOf(schema: GraphQLSchema): Generator<SchemaElement, void, void> {
  for (const owner of Object.values(schema.getTypeMap())) {
    if (owner.name.startsWith('__')) continue;
    if (isEnumType(owner))
      for (const value of owner.getValues())
        yield {
          coordinate: `${owner.name}.${value.name}`,
          deprecationReason: value.deprecationReason ?? null,
          type: null,
          kind: 'enum value',
        };
    if (isInputObjectType(owner))
      for (const { name, type, deprecationReason } of Object.values(owner.getFields()))
        yield {
          coordinate: `${owner.name}.${name}`,
          deprecationReason: deprecationReason ?? null,
          type,
          kind: 'input field',
        };
    if (!isObjectType(owner) && !isInterfaceType(owner)) continue;
    for (const field of Object.values(owner.getFields())) {
      const coordinate = `${owner.name}.${field.name}`;
      const { type, deprecationReason } = field;
      yield { coordinate, deprecationReason: deprecationReason ?? null, type, kind: 'field' };
      for (const argument of field.args)
        yield {
          coordinate: `${coordinate}(${argument.name}:)`,
          deprecationReason: argument.deprecationReason ?? null,
          type: argument.type,
          kind: 'argument',
        };
    }
  }
}
