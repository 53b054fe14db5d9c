import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { ConversationKind, MemberState } from '../../models/messaging/index.js';
import { seenPresence } from '../../rules/social/index.js';
import { Participant } from './conversation.connection.js';
import { showsReading } from './people.js';

/** What is known about somebody in a conversation. */
@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When they last read something here; null where they don’t show it.',
  })
  async lastReadAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    const { member } = root as Participant;
    return member.lastReadAt && (await showsReading(ctx, member.user)) ? member.lastReadAt : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether they are connected; null where the viewer may not know.',
  })
  async online(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean | null> {
    return (await seenPresence(ctx, (root as Participant).user))?.online ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When they were last connected; null where the viewer may not know.',
  })
  async lastSeenAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    return (await seenPresence(ctx, (root as Participant).user))?.lastSeenAt ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'False while they were asked into a group and have not come; always true between two.',
  })
  async hasJoined(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    const { member } = root as Participant;
    const conversation = await ctx.loaders.conversation.load(member.conversation);
    return conversation?.kind === ConversationKind.DIRECT || member.state === MemberState.ACTIVE;
  }
}
