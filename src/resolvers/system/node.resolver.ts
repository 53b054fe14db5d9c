import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { readGlobalId } from '../../schema/ids.js';
import { refuse } from '../../schema/errors.js';
import type { Context } from '../../loaders/context.js';
import { nodeRow } from '../../domain.js';

/** The most ids of `nodes`. */
const MOST_IDS = 100;

/** Fetching objects by their global ids. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'An object by its global id. Null if it does not exist or is not visible.',
  })
  node(
    @Arg('id', () => ID, { description: 'The global id of the object.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<object | null> {
    return fetchNode(ctx, id, 'id');
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description:
      'Up to 100 objects by their global ids, in the given order. Null for each that does not exist or is not visible.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'The global ids of the objects.' }) ids: string[],
    @Ctx() ctx: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MOST_IDS) throw refuse.badInput(`At most ${MOST_IDS} ids at once.`, 'ids');
    return Promise.all(ids.map((id) => fetchNode(ctx, id, 'ids')));
  }
}

async function fetchNode(ctx: Context, globalId: string, field: string): Promise<object | null> {
  const read = readGlobalId(globalId);
  if (!read) throw refuse.badInput('This is not an id.', field);
  return nodeRow(read.type)?.(ctx, read.id) ?? null;
}
