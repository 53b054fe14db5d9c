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

/** Somebody on a list of one's own. */
@ObjectType('KeptUserEdge', { description: 'Somebody on a list of one’s own.', simpleResolvers: true })
export class KeptUserEdge extends edgeOf('KeptUser', () => User) {
  @Field(() => Date, { description: 'Since when this person stands on the list.' })
  since: Date;
}

/** People on a list of one's own. */
@ObjectType('KeptUserConnection', { description: 'A page of people on a list of one’s own.' })
export class KeptUserConnection extends connectionOf(
  'KeptUser',
  () => User,
  () => KeptUserEdge,
) {}

/** The lists of people that one keeps, which nobody else ever sees. */
@Resolver(() => Viewer)
export class KeptPeopleResolver {
  @FieldResolver(() => KeptUserConnection, { description: 'Whom one has blocked, latest first.' })
  blockedUsers(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    // Out of sight by the rule, yet listed: how else would one unblock them?
    return listed(
      ctx,
      viewer,
      args,
      'blocked',
      (user) => user.status === UserStatus.ACTIVE && !user.deletedAt,
    );
  }

  @FieldResolver(() => KeptUserConnection, { description: 'Whom one has muted, latest first.' })
  mutedUsers(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return listed(ctx, viewer, args, 'muted', (user) => canSeeUser(ctx, user));
  }

  @FieldResolver(() => KeptUserConnection, {
    description: 'Whom one counts among the close friends, latest first.',
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
