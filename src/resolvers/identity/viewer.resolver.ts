import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
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

  @FieldResolver(() => String, { description: 'One’s e-mail address.' })
  email(@Root() root: unknown): string {
    return (root as Viewer).user.email;
  }

  @FieldResolver(() => Boolean, { description: 'True when the address was shown to be one’s own.' })
  emailVerified(@Root() root: unknown): boolean {
    return (root as Viewer).user.emailVerifiedAt != null;
  }

  @FieldResolver(() => Int, { description: 'How many coins one has.' })
  coins(@Root() root: unknown): number {
    return (root as Viewer).user.coins;
  }
}
