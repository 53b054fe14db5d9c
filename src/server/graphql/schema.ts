import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { resolvers } from '../../resolvers/index.js';
import { subscriptionResolvers } from '../../subscriptions/index.js';
import { callDirectly } from './direct-resolvers.js';
import { finishSchema } from './finish-schema.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own type of a class list
type ResolverList = NonEmptyArray<Function>;

/** Assembles the API from its resolvers. Inputs are checked by class-validator; nothing wraps single fields. */
export function buildGatewaySchema(): GraphQLSchema {
  return assembleSchema([...resolvers, ...subscriptionResolvers]);
}

/** As `buildGatewaySchema`, from any resolvers. */
export function assembleSchema(list: ResolverList): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: list,
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
    pubSub: unusedPubSub,
  });
  // Before what wraps resolvers.
  callDirectly(schema, list);
  return finishSchema(schema);
}

/** TypeGraphQL insists on one. Our subscriptions name their streams by `subscribe`, never by TypeGraphQL's topics. */
const unusedPubSub: PubSub = {
  publish: () => fail(),
  subscribe: () => fail(),
};

function fail(): never {
  throw new Error('Subscriptions take their stream by `subscribe`, not by `topics`.');
}
