import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import {
  Conversation,
  Message,
  MessageVersion,
  type Message as MessageRow,
} from '../../models/messaging/index.js';
import { Reaction } from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeMessage } from '../../rules/messaging/index.js';
import { Shareable } from '../../schema/shareable.js';
import { visibleUsers } from '../social/pages.js';
import { readersOf } from './people.js';

/** How many chose one reaction to a message. */
@ObjectType('MessageReaction', {
  description: 'How many chose one reaction to a message.',
  simpleResolvers: true,
})
export class MessageReaction {
  @Shareable()
  @Field(() => Reaction, { description: 'The reaction.' })
  reaction: Reaction;

  @Shareable()
  @Field(() => Int, { description: 'How many people chose it.' })
  count: number;

  @Field(() => Boolean, { description: 'True when the viewer did.' })
  viewerReacted: boolean;
}

/** Versions shown of a message that was changed often. */
const MOST_VERSIONS = 20;

/** What a message has beside its own fields. Whoever gets here may see it. */
@Resolver(() => Message)
export class MessageResolver {
  @Shareable()
  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it.' })
  async author(@Root() message: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((message as MessageRow).author);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => Conversation, { nullable: true, description: 'Where it was written.' })
  conversation(@Root() message: unknown, @Ctx() ctx: Context): Promise<Conversation | null> {
    return ctx.loaders.conversation.load((message as MessageRow).conversation);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'What it answers; null also where the viewer may not see that.',
  })
  async replyTo(@Root() message: unknown, @Ctx() ctx: Context): Promise<MessageRow | null> {
    const { replyTo } = message as MessageRow;
    const answered = replyTo && (await ctx.loaders.message.load(replyTo));
    return answered && (await canSeeMessage(ctx, answered)) ? answered : null;
  }

  @FieldResolver(() => [User], { description: 'The people in the conversation whom it calls.' })
  mentions(@Root() message: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    return visibleUsers(ctx, (message as MessageRow).mentions);
  }

  @Shareable()
  @FieldResolver(() => [MessageReaction], {
    description: 'How often each reaction was chosen, most frequent first.',
  })
  reactions(@Root() message: unknown, @Ctx() ctx: Context): Promise<MessageReaction[]> {
    return ctx.loaders.reactionsToMessage.load((message as MessageRow)._id);
  }

  @FieldResolver(() => [User], {
    description: 'Who has read it, its author aside: those who show how far they read.',
  })
  readBy(@Root() message: unknown, @Ctx() ctx: Context): Promise<User[]> {
    return readersOf(ctx, message as MessageRow);
  }

  @FieldResolver(() => [MessageVersion], {
    description: 'What it said before it was changed, latest first, up to twenty.',
  })
  async versions(@Root() message: unknown, @Ctx() ctx: Context): Promise<MessageVersion[]> {
    const { _id, editedAt } = message as MessageRow;
    if (!editedAt) return [];
    return (await ctx.loaders.latestVersions.load({ parent: _id, size: MOST_VERSIONS })).slice(
      0,
      MOST_VERSIONS,
    );
  }
}
