import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import { seenPresence } from '../../rules/social/index.js';

/** A user's presence. */
@Resolver(() => User)
export class PresenceResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the user is connected. Null for visitors or if hidden from the viewer.',
  })
  async online(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean | null> {
    return (await seenPresence(ctx, root as User))?.online ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time of the last connection, to the minute. Null if hidden or never connected.',
  })
  async lastSeenAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    return (await seenPresence(ctx, root as User))?.lastSeenAt ?? null;
  }
}
