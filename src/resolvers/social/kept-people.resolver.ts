import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  countKeptPeople,
  scanKeptPeople,
  type KeptPeople,
  type KeptPerson,
} from '../../loaders/social/lists/people.js';
import { BY_TIME } from '../../loaders/social/lists/post.js';
import { User, UserStatus } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { loadAuthor } from '../../rules/social/index.js';
import { connectionOf, edgeOf, type Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { positionBy } from './pages.js';

@ObjectType('KeptUserEdge', {
  description: "A user on one of the viewer's lists, and the cursor.",
  simpleResolvers: true,
})
export class KeptUserEdge extends edgeOf('KeptUser', () => User) {
  @Field(() => Date, { description: 'Time at which the user was added.' })
  since: Date;
}

@ObjectType('KeptUserConnection', { description: "A page of users on one of the viewer's lists." })
export class KeptUserConnection extends connectionOf(
  'KeptUser',
  () => User,
  () => KeptUserEdge,
) {}

/** The viewer's private lists of users, which no other user sees. */
@Resolver(() => Viewer)
export class KeptPeopleResolver {
  @FieldResolver(() => KeptUserConnection, {
    description: 'The users that the viewer has blocked, latest first.',
  })
  blockedUsers(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    // Blocked users are not visible by the rule, but must be listed so that they can be unblocked.
    return listed(
      ctx,
      viewer,
      args,
      'blocked',
      (user) => user.status === UserStatus.ACTIVE && !user.deletedAt,
    );
  }

  @FieldResolver(() => KeptUserConnection, {
    description: 'The users that the viewer has muted, latest first.',
  })
  mutedUsers(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return listed(ctx, viewer, args, 'muted', (user) => canSeeUser(ctx, user));
  }

  @FieldResolver(() => KeptUserConnection, {
    description: "The viewer's close friends, latest first.",
  })
  closeFriends(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return listed(ctx, viewer, args, 'closeFriends', (user) => canSeeUser(ctx, user));
  }
}

function listed(
  ctx: Context,
  viewer: unknown,
  args: PageArgs,
  list: KeptPeople,
  visible: (user: User) => Promise<boolean> | boolean,
): Promise<Connection<User>> {
  const { _id } = (viewer as Viewer).user;
  return page<KeptPerson, User, { cursor: string; node: User; since: Date }>(toRange(args), {
    skeleton: (range) => scanKeptPeople(ctx.loaders, range, list, _id),
    position: positionBy(BY_TIME),
    hydrate: ({ person }) => loadAuthor(ctx, person),
    visible,
    edge: ({ createdAt }) => ({ since: createdAt }),
    count: () => countKeptPeople(ctx.loaders, list, _id),
  });
}
