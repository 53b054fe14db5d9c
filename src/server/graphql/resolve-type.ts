import { isInterfaceType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql';

/**
 * Sets one synchronous type resolver for every interface and union: a value names its type in `__typename`.
 * TypeGraphQL's own is asynchronous (the JIT would return null) and uses `instanceof`, which fails for lean
 * documents.
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
