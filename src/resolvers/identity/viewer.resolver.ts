import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { Viewer } from './viewer.type.js';

/** The entry to one's own things. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in person; null for a visitor.' })
  async viewer(@Ctx() ctx: Context): Promise<Viewer | null> {
    const user = ctx.viewer && (await ctx.loaders.user.load(ctx.viewer.id));
    return user ? { user } : null;
  }
}
