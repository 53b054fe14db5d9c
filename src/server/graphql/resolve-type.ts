import { isInterfaceType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql';

/**
 * Gives every interface and union one synchronous rule: a value says its type in `__typename`.
 * TypeGraphQL's own rule is asynchronous (the JIT would answer null) and asks `instanceof`, which lean documents fail.
 */
export function resolveTypesByTypename(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInterfaceType(type) || isUnionType(type)) {
      type.resolveType = (value: unknown) => (value as { __typename?: string } | null)?.__typename;
    } else if (isObjectType(type)) {
      type.isTypeOf = undefined;
    }
  }
}
