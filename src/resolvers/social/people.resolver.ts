import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { User, type User as UserRow } from '../../models/identity/index.js';
import { hasMuted } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { suggestionPage } from './suggestions.js';
import { UserConnection } from './user.connection.js';

/** How the viewer stands to a person, beside following. */
@Resolver(() => User)
export class UserTiesResolver {
  @FieldResolver(() => Int, {
    description: 'How many of the people whom the viewer follows (the 200 followed last) follow this person.',
  })
  mutualFollowers(@Root() user: unknown, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.mutualFollowers.load((user as UserRow)._id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the viewer has muted this person; nobody else is told.',
  })
  viewerHasMuted(@Root() user: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return hasMuted(ctx, (user as UserRow)._id);
  }
}

/** People whom one does not know yet. */
@Resolver(() => Viewer)
export class ViewerSuggestionResolver {
  @FieldResolver(() => UserConnection, {
    description:
      'People whom one may want to follow: the most mutual followers first, then popular people; up to 100.',
  })
  suggestedUsers(
    @Root() viewer: unknown,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 100; 20 unless told.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes behind this cursor.' })
    after: string | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    return suggestionPage(ctx, toRange({ first, after }), (viewer as Viewer).user._id);
  }
}
