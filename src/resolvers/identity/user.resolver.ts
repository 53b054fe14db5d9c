import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { usernameKey } from '../../auth/normalise.js';
import type { Context } from '../../loaders/context.js';
import { fullNameOf, ProfileVisibility, User } from '../../models/identity/index.js';
import { canSeeEmail, canSeeUser } from '../../rules/identity/index.js';

/** A user's public fields. */
@Resolver(() => User)
export class UserResolver {
  @Query(() => User, {
    nullable: true,
    description:
      'A user by username, in any case. Null if there is none or it is not visible. A former username leads to its last owner; then `username` is the current one.',
  })
  async user(
    @Arg('username', () => String, { description: 'The username, or a former one.' }) username: string,
    @Ctx() ctx: Context,
  ): Promise<User | null> {
    const key = usernameKey(username);
    const user = key === null ? null : await byName(ctx, key);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => String, { description: 'The full name, or the display name if set.' })
  fullName(@Root() root: unknown): string {
    return fullNameOf(root as User);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether posts and lists are visible to accepted followers or friends only.',
  })
  isPrivate(@Root() root: unknown): boolean {
    return (root as User).privacy.profileVisibility !== ProfileVisibility.PUBLIC;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The e-mail address. Null unless the user shows it; visible to the user and admins.',
  })
  email(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return canSeeEmail(ctx, root as User) ? (root as User).email : null;
  }
}

/** The user with a username, or its last owner. */
async function byName({ loaders }: Context, key: string): Promise<User | null> {
  const user = await loaders.userByUsernameKey.load(key);
  const former = user ? null : await loaders.formerOwner.load(key);
  return former ? loaders.user.load(former) : user;
}
