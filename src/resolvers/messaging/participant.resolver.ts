import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { ConversationKind, MemberState } from '../../models/messaging/index.js';
import { seenPresence } from '../../rules/social/index.js';
import { Participant } from './conversation.connection.js';
import { showsReading } from './people.js';

/** The fields of a participant. */
@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time of last reading. Null if the user hides read receipts.',
  })
  async lastReadAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    const { member } = root as Participant;
    return member.lastReadAt && (await showsReading(ctx, member.user)) ? member.lastReadAt : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the user is connected. Null if hidden from the viewer.',
  })
  async online(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean | null> {
    return (await seenPresence(ctx, (root as Participant).user))?.online ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time of the last connection. Null if hidden from the viewer.',
  })
  async lastSeenAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    return (await seenPresence(ctx, (root as Participant).user))?.lastSeenAt ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the user has joined. False while a group invitation is open.',
  })
  async hasJoined(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    const { member } = root as Participant;
    const conversation = await ctx.loaders.conversation.load(member.conversation);
    return conversation?.kind === ConversationKind.DIRECT || member.state === MemberState.ACTIVE;
  }
}
