import {
  getNamedType,
  isCompositeType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { ViewerKey } from '../../auth/viewer.js';
import { domains } from '../../domain.js';
import { refuse, type Refusal } from '../../schema/errors.js';
import { keysMayWrite, scopeName } from '../../services/platform/index.js';

/** The scopes that an API key needs for an operation. */
export interface NeededScopes {
  scopes: readonly string[];
  /** A mutation that no key may run. Null if there is none. */
  forPeople: string | null;
}

/** Mutations in open domains that only a signed-in user may run: a key must not create keys. */
const FOR_PEOPLE = new Set(['createApiKey', 'revokeApiKey']);

/** The domain of each field, by `Type.field`: that of its resolver class. */
let served: Map<string, string> | undefined;

function servedBy(): Map<string, string> {
  if (served) return served;
  const domainOf = new Map<unknown, string>();
  for (const { name, resolvers = [], subscriptions = [] } of domains())
    for (const resolver of [...resolvers, ...subscriptions]) domainOf.set(resolver, name);
  const storage = getMetadataStorage();
  const names = new Map<unknown, string>(
    [...storage.objectTypes, ...storage.interfaceTypes].map(({ target, name }) => [target, name]),
  );
  const found = new Map<string, string>();
  const add = (type: string | undefined, field: string, target: unknown): void => {
    const domain = domainOf.get(target);
    if (type && domain) found.set(`${type}.${field}`, domain);
  };
  for (const { schemaName, target } of storage.queries) add('Query', schemaName, target);
  for (const { schemaName, target } of storage.mutations) add('Mutation', schemaName, target);
  for (const { schemaName, target } of storage.subscriptions) add('Subscription', schemaName, target);
  for (const { schemaName, methodName, target, getObjectType } of storage.fieldResolvers)
    add(names.get(getObjectType?.()), schemaName ?? methodName, target);
  return (served = found);
}

/** The domain that fetches a type by its id. Undefined for types without nodes. */
const domainOfType = (type: string): string | undefined =>
  domains().find(({ nodes }) => nodes !== undefined && type in nodes)?.name;

/**
 * The scopes that an operation needs: `read` for the domain of every field with a resolver and of every type, `write`
 * for the domains of its mutations.
 */
export function neededScopes(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): NeededScopes {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const scopes = new Set<string>();
  let forPeople: string | null = null;
  const seen = new Set<string>();
  const need = (domain: string | undefined, right: 'read' | 'write'): void => {
    if (domain) scopes.add(`${scopeName(domain)}:${right}`);
  };
  const walk = (set: SelectionSetNode, parent: GraphQLNamedType): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const domain = servedBy().get(`${parent.name}.${name}`);
        const writes = parent === schema.getMutationType();
        if (writes && domain && (!keysMayWrite(domain) || FOR_PEOPLE.has(name))) forPeople ??= name;
        need(domain, writes ? 'write' : 'read');
        const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
        const type = field && getNamedType(field.type);
        if (selection.selectionSet && type && isCompositeType(type)) walk(selection.selectionSet, type);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        into(
          selection.typeCondition ? typeFromAST(schema, selection.typeCondition) : parent,
          selection.selectionSet,
        );
      } else {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || seen.has(selection.name.value)) continue;
        seen.add(selection.name.value);
        into(typeFromAST(schema, fragment.typeCondition), fragment.selectionSet);
      }
    }
  };
  const into = (type: GraphQLNamedType | undefined, set: SelectionSetNode): void => {
    if (!type) return;
    // A user's public fields need no scope of their own.
    if (type.name !== 'User') need(domainOfType(type.name), 'read');
    walk(set, type);
  };
  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root);
  return { scopes: [...scopes], forPeople };
}

/** Why a key may not run an operation, or null if it may. */
export function beyondScopes({ scopes }: ViewerKey, needed: NeededScopes): Refusal | null {
  if (needed.forPeople !== null)
    return refuse.forbidden(`${needed.forPeople} is for signed-in users; no API key may run it.`);
  const missing = needed.scopes.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return null;
  return refuse.forbidden(
    `This API key lacks the scopes ${missing.join(', ')}; it has ${scopes.join(', ')}.`,
  );
}
