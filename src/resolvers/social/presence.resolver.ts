import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import { seenPresence } from '../../rules/social/index.js';

/** Whether a person is connected. */
@Resolver(() => User)
export class PresenceResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'True while the person is connected; null for visitors, and where the person does not show activity or one may not see their posts.',
  })
  async online(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean | null> {
    return (await seenPresence(ctx, root as User))?.online ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When the person last came or went, to within a minute; null where `online` is, and for who was never here.',
  })
  async lastSeenAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    return (await seenPresence(ctx, root as User))?.lastSeenAt ?? null;
  }
}
