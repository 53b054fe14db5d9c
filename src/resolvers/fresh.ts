import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { Types } from 'mongoose';
import { settled } from '../events/settled.js';
import type { Context, Loaders } from '../loaders/context.js';
import { Loader } from '../loaders/loader.js';

/** Fields whose values are folded from the event log, a moment after the commit. */
const FOLDED = new Set([
  ...['stats', 'reactions', 'usageCount', 'dashboard', 'postCategories', 'totalCount', 'viewsCount'],
]);

/** Names of loaders whose keys are ids. */
type ById = {
  [N in keyof Loaders]: Loaders[N] extends { clear(key: Types.ObjectId): unknown } ? N : never;
}[keyof Loaders];

/** What a mutation has changed, by loader: what this request remembers of it is no longer so. */
export type Stale = { [N in ById]?: readonly (Types.ObjectId | null | undefined)[] };

/**
 * Lets a mutation's answer show what it did: forgets what the loaders hold of it, and, where the operation selects
 * counters, waits (not for long) until they hold it.
 * @param folded what changed in nothing but its counters, and is read again only where they are selected
 */
export async function refresh(
  ctx: Context,
  info: GraphQLResolveInfo,
  stale: Stale,
  folded: Stale = {},
): Promise<void> {
  // Of what other mutations of the same operation have read, anything may have changed: lists and counts too.
  if (info.operation.selectionSet.selections.length > 1) forgetAll(ctx);
  forget(ctx, stale);
  if (!selectsFolded(info)) return;
  await settled(ctx);
  forget(ctx, folded);
}

function forgetAll({ loaders }: Context): void {
  // Loaders are made when they are first used, so what is there is what was used.
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(loaders)))
    if (value instanceof Loader) value.clearAll();
}

function forget(ctx: Context, stale: Stale): void {
  for (const [name, ids] of Object.entries(stale))
    for (const id of ids)
      if (id) (ctx.loaders[name as ById] as { clear(key: Types.ObjectId): unknown }).clear(id);
}

function selectsFolded(info: GraphQLResolveInfo): boolean {
  const visited = new Set<string>();
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD)
        return FOLDED.has(selection.name.value) || within(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const name = selection.name.value;
      if (visited.has(name)) return false;
      visited.add(name);
      return within(info.fragments[name]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => within(node.selectionSet));
}
