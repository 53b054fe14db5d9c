import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { Types } from 'mongoose';
import { ofDomains } from '../domain.js';
import { settled } from '../events/settled.js';
import { Loaders, type Context } from '../loaders/context.js';
import { Loader } from '../loaders/loader.js';

/** Fields that show folded counters under a name that differs from the counter's path. */
const SHOWN_OTHERWISE = [
  'stats',
  'reactions',
  'usageCount',
  'dashboard',
  'postCategories',
  'totalCount',
  'viewsCount',
];

let foldedNames: Set<string> | undefined;

/**
 * The fields with folded counters, by the first part of each counter's path. They change shortly after the commit.
 */
function foldedFields(): Set<string> {
  return (foldedNames ??= new Set([
    ...SHOWN_OTHERWISE,
    ...ofDomains('counted').flatMap(({ counters }) => counters.map(({ path }) => path.split('.')[0]!)),
  ]));
}

/** Names of loaders whose keys are ids. */
type ById = {
  [N in keyof Loaders]: Loaders[N] extends { clear(key: Types.ObjectId): unknown } ? N : never;
}[keyof Loaders];

/** The ids that a mutation has changed, by loader: cached values are stale. */
export type Stale = { [N in ById]?: readonly (Types.ObjectId | null | undefined)[] };

/**
 * Makes a mutation's answer current: clears the loaders' stale values and, if the operation selects counters, waits
 * briefly until they are folded.
 * @param folded ids of which only counters changed, cleared only if counters are selected
 */
export async function refresh(
  ctx: Context,
  info: GraphQLResolveInfo,
  stale: Stale,
  folded: Stale = {},
): Promise<void> {
  // Data that other mutations of the same operation have loaded may be stale too, including lists and counts.
  if (info.operation.selectionSet.selections.length > 1) forgetAll(ctx);
  forget(ctx, stale);
  if (!selectsFolded(info)) return;
  await settled(ctx);
  forget(ctx, folded);
}

function forgetAll({ loaders }: Context): void {
  // Loaders are created on first use, so these are the used ones.
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
        return foldedFields().has(selection.name.value) || within(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const name = selection.name.value;
      if (visited.has(name)) return false;
      visited.add(name);
      return within(info.fragments[name]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => within(node.selectionSet));
}

/**
 * Called by a mutation after its write: the payload is read with new loaders and, if the operation selects folded
 * counters, after they contain this request's commits (bounded wait).
 */
export async function afterWrite(ctx: Context, info: GraphQLResolveInfo): Promise<void> {
  if (selectsFolded(info)) await settled(ctx);
  ctx.loaders = new Loaders({ viewer: ctx.viewer, presence: ctx.loaders.scope.presence, cost: ctx.cost });
}
