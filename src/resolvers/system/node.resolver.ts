import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { readGlobalId } from '../../schema/ids.js';
import { refuse } from '../../schema/errors.js';
import type { Context } from '../../loaders/context.js';
import { nodeTypes } from '../node-types.js';

/** The largest list that `nodes` takes. */
const MOST_IDS = 100;

/** Fetching anything again by its global id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its global id; null when it is not there or the viewer may not see it.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<object | null> {
    return fetchNode(ctx, id, 'id');
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several at once, up to 100, in the order of the ids, null where one is not there.',
  })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() ctx: Context): Promise<(object | null)[]> {
    if (ids.length > MOST_IDS) throw refuse.badInput(`At most ${MOST_IDS} ids at once.`, 'ids');
    return Promise.all(ids.map((id) => fetchNode(ctx, id, 'ids')));
  }
}

async function fetchNode(ctx: Context, globalId: string, field: string): Promise<object | null> {
  const read = readGlobalId(globalId);
  if (!read) throw refuse.badInput('This is not an id.', field);
  return nodeTypes[read.type]?.(ctx, read.id) ?? null;
}
