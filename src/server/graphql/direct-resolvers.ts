import {
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Method = (...parameters: unknown[]) => unknown;
type Resolve = GraphQLFieldResolver<unknown, unknown>;
type FieldResolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];
type Parameter = NonNullable<FieldResolver['params']>[number];

/**
 * Makes fields call their resolver's method directly. TypeGraphQL's wrapper sorts the parameters, collects them in
 * arrays and checks for promises at each call. Only for methods without arguments to convert or check, middleware and
 * roles.
 * @param classes the resolvers of the schema
 */
export function callDirectly(schema: GraphQLSchema, classes: readonly unknown[]): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const instances = new Map<unknown, Record<string, Method>>();
  for (const resolver of fieldResolvers) {
    if (!classes.includes(resolver.target) || !isPlain(resolver)) continue;
    const owner = objectTypes.find(({ target }) => target === resolver.getObjectType?.());
    const type = owner && schema.getType(owner.name);
    const field = isObjectType(type) ? type.getFields()[resolver.schemaName] : undefined;
    if (!field) continue;
    let instance = instances.get(resolver.target);
    if (!instance) {
      instance = new (resolver.target as new () => Record<string, Method>)();
      instances.set(resolver.target, instance);
    }
    field.resolve = call(instance, resolver.methodName, resolver.params ?? []);
  }
}

function isPlain({ kind, params = [], middlewares = [], roles }: FieldResolver): boolean {
  return kind === 'external' && middlewares.length === 0 && !roles?.length && params.every(isGiven);
}

/** Whether a parameter is passed on unchanged: neither an argument nor converted to a class. */
function isGiven(parameter: Parameter): boolean {
  if (parameter.kind === 'root') return !parameter.getType && !parameter.propertyName;
  return parameter.kind === 'info' || (parameter.kind === 'context' && !parameter.propertyName);
}

/** The usual signatures are spelled out: a generic call would create an array of parameters for each field. */
function call(instance: Record<string, Method>, name: string, parameters: readonly Parameter[]): Resolve {
  const kinds = [...parameters].sort((a, b) => a.index - b.index).map(({ kind }) => kind);
  switch (kinds.join()) {
    case 'root':
      return (root) => instance[name]!(root);
    case 'root,context':
      return (root, _args, context) => instance[name]!(root, context);
    case 'root,context,info':
      return (root, _args, context, info) => instance[name]!(root, context, info);
    default:
      return (root, _args, context, info) => instance[name]!(...kinds.map(of({ root, context, info })));
  }
}

function of(given: { root: unknown; context: unknown; info: GraphQLResolveInfo }) {
  return (kind: string): unknown => given[kind as keyof typeof given];
}
