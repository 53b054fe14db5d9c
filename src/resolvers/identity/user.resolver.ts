import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { usernameKey } from '../../auth/normalise.js';
import type { Context } from '../../loaders/context.js';
import { fullNameOf, ProfileVisibility, User } from '../../models/identity/index.js';
import { canSeeEmail, canSeeUser } from '../../rules/identity/index.js';

/** A person as others see them. */
@Resolver(() => User)
export class UserResolver {
  @Query(() => User, {
    nullable: true,
    description:
      'A person by handle, in any case; null when there is none or the viewer may not see them. A handle that was given up and not taken since leads to whoever had it last: then `username` is another one than was asked for, the current one.',
  })
  async user(@Arg('username', () => String) username: string, @Ctx() ctx: Context): Promise<User | null> {
    const key = usernameKey(username);
    const user = key === null ? null : await byName(ctx, key);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => String, { description: 'What the person is called.' })
  fullName(@Root() root: unknown): string {
    return fullNameOf(root as User);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when only accepted followers or friends see the posts and lists of this person.',
  })
  isPrivate(@Root() root: unknown): boolean {
    return (root as User).privacy.profileVisibility !== ProfileVisibility.PUBLIC;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The e-mail address, where the person shows it; always to oneself and to admins.',
  })
  email(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return canSeeEmail(ctx, root as User) ? (root as User).email : null;
  }
}

/** Whoever has the name, or had it last. */
async function byName({ loaders }: Context, key: string): Promise<User | null> {
  const user = await loaders.userByUsernameKey.load(key);
  const former = user ? null : await loaders.formerOwner.load(key);
  return former ? loaders.user.load(former) : user;
}
