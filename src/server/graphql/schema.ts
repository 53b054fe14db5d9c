import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { ofDomains } from '../../domain.js';
import '../../domains/index.js';
import { checkInput } from '../../schema/input-check.js';
import { callDirectly } from './direct-resolvers.js';
import { finishSchema } from './finish-schema.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own type of a class list
type ResolverList = NonEmptyArray<Function>;

/** Assembles the schema of all domains. class-validator checks inputs; single fields have no wrapper. */
export function buildGatewaySchema(): GraphQLSchema {
  return assembleSchema([
    ...ofDomains('resolvers'),
    ...ofDomains('subscriptions'),
  ] as unknown as ResolverList);
}

/** Like `buildGatewaySchema`, from any resolvers. */
export function assembleSchema(list: ResolverList): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: list,
    validateFn: (value) => checkInput(value),
    pubSub: unusedPubSub,
  });
  // Before the steps that wrap resolvers.
  callDirectly(schema, list);
  return finishSchema(schema);
}

/** TypeGraphQL requires one. Our subscriptions use `subscribe`, never TypeGraphQL's topics. */
const unusedPubSub: PubSub = {
  publish: () => fail(),
  subscribe: () => fail(),
};

function fail(): never {
  throw new Error('Subscriptions take their stream by `subscribe`, not by `topics`.');
}
