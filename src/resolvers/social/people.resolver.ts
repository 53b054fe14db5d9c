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

/** The viewer's relation to a user, except follows. */
@Resolver(() => User)
export class UserTiesResolver {
  @FieldResolver(() => Int, {
    description: 'Number of users followed by the viewer (of the latest 200) who follow this user.',
  })
  mutualFollowers(@Root() user: unknown, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.mutualFollowers.load((user as UserRow)._id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer has muted this user. Visible to the viewer only.',
  })
  viewerHasMuted(@Root() user: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return hasMuted(ctx, (user as UserRow)._id);
  }
}

/** Suggested users. */
@Resolver(() => Viewer)
export class ViewerSuggestionResolver {
  @FieldResolver(() => UserConnection, {
    description:
      'Users that the viewer may want to follow: most mutual followers first, then popular users. Up to 100.',
  })
  suggestedUsers(
    @Root() viewer: unknown,
    @Arg('first', () => Int, { nullable: true, description: 'Number of items, 1 to 100. Defaults to 20.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Returns items after this cursor.' })
    after: string | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    return suggestionPage(ctx, toRange({ first, after }), (viewer as Viewer).user._id);
  }
}
