import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';

/** Sets the descriptions of root types, and of payloads and inputs of mutations that have none. */
export function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation, subscription] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  if (query) query.description ??= 'The root of all queries.';
  if (mutation) mutation.description ??= 'The root of all mutations.';
  if (subscription) subscription.description ??= 'The root of all subscriptions.';
  for (const { name, type, args } of Object.values(mutation?.getFields() ?? {})) {
    const payload = getNamedType(type);
    for (const arg of args) if (arg.name === 'input') arg.description ??= `The input of \`${name}\`.`;
    if (isObjectType(payload)) payload.description ??= `The result of \`${name}\`.`;
  }
}
