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

@ObjectType('MessageReaction', {
  description: 'The number of users with one reaction to a message.',
  simpleResolvers: true,
})
export class MessageReaction {
  @Shareable()
  @Field(() => Reaction, { description: 'The kind of reaction.' })
  reaction: Reaction;

  @Shareable()
  @Field(() => Int, { description: 'Number of users with this reaction.' })
  count: number;

  @Field(() => Boolean, { description: 'Whether the viewer has this reaction.' })
  viewerReacted: boolean;
}

/** The most versions of a message that are shown. */
const MOST_VERSIONS = 20;

/** The computed fields of a message. Its visibility was checked before. */
@Resolver(() => Message)
export class MessageResolver {
  @Shareable()
  @FieldResolver(() => User, { nullable: true, description: 'The author of the message.' })
  async author(@Root() message: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((message as MessageRow).author);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => Conversation, { nullable: true, description: 'The conversation of the message.' })
  conversation(@Root() message: unknown, @Ctx() ctx: Context): Promise<Conversation | null> {
    return ctx.loaders.conversation.load((message as MessageRow).conversation);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message that this one replies to. Null if there is none or it is not visible.',
  })
  async replyTo(@Root() message: unknown, @Ctx() ctx: Context): Promise<MessageRow | null> {
    const { replyTo } = message as MessageRow;
    const answered = replyTo && (await ctx.loaders.message.load(replyTo));
    return answered && (await canSeeMessage(ctx, answered)) ? answered : null;
  }

  @FieldResolver(() => [User], { description: 'The mentioned participants.' })
  mentions(@Root() message: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    return visibleUsers(ctx, (message as MessageRow).mentions);
  }

  @Shareable()
  @FieldResolver(() => [MessageReaction], {
    description: 'Number of reactions by kind, most frequent first.',
  })
  reactions(@Root() message: unknown, @Ctx() ctx: Context): Promise<MessageReaction[]> {
    return ctx.loaders.reactionsToMessage.load((message as MessageRow)._id);
  }

  @FieldResolver(() => [User], {
    description: 'The participants who have read the message and show read receipts, without its author.',
  })
  readBy(@Root() message: unknown, @Ctx() ctx: Context): Promise<User[]> {
    return readersOf(ctx, message as MessageRow);
  }

  @FieldResolver(() => [MessageVersion], {
    description: 'Former texts of the message, latest first, up to 20.',
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
