import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import {
  Conversation,
  ConversationRole,
  MemberState,
  Message,
  Shelf,
  type Conversation as ConversationRow,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { canSeeConversation } from '../../rules/messaging/index.js';
import type { Connection } from '../../schema/connection.js';
import { encodeSeq } from '../../schema/cursor.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { searchWords } from '../social/search-query.js';
import { MessageConnection, Participant, participantOf } from './conversation.connection.js';
import { foundMessagePage, lastMessageOf, messagePage } from './pages.js';
import { seenMembers } from './people.js';

const memberIn = (ctx: Context, root: unknown): Promise<ConversationMember | null> =>
  ctx.loaders.viewerMembership.load((root as ConversationRow)._id);

/** A conversation, as it lies before the viewer. Whoever gets here may see it. */
@Resolver(() => Conversation)
export class ConversationResolver {
  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation that one is in or asked to; null otherwise.',
  })
  async conversation(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ConversationRow | null> {
    const _id = parseGlobalId(id, 'Conversation', 'id');
    const [found] = await Promise.all([
      ctx.loaders.conversation.load(_id),
      ctx.loaders.viewerMembership.load(_id),
    ]);
    return found && (await canSeeConversation(ctx, found)) ? found : null;
  }

  @FieldResolver(() => [Participant], {
    description: 'Who is in it, those who came first first, as far as the viewer may see them.',
  })
  async participants(@Root() root: unknown, @Ctx() ctx: Context): Promise<Participant[]> {
    const seen = await seenMembers(ctx, (root as ConversationRow)._id);
    return seen.map(({ member, user }) => participantOf(member, user));
  }

  @FieldResolver(() => MessageConnection, {
    description: 'What was written, as it went; `last` and `before` read it from the end.',
  })
  messages(
    @Root() root: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Message>> {
    return messagePage(ctx, toRange(args), root as ConversationRow);
  }

  @FieldResolver(() => String, {
    description:
      'The cursor before all that one may see: `after` of `conversationEvent` where `messages` is empty and so has no `endCursor` to go on from.',
  })
  async startCursor(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    return encodeSeq((await memberIn(ctx, root))?.clearedSeq ?? 0);
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages that have all of these words, latest first.',
  })
  searchMessages(
    @Root() root: unknown,
    @Arg('query', () => String, { description: 'Up to ten words.' }) query: string,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Message>> {
    return foundMessagePage(ctx, toRange(args), root as ConversationRow, searchWords(query));
  }

  @FieldResolver(() => Message, { nullable: true, description: 'What was written last.' })
  lastMessage(@Root() root: unknown, @Ctx() ctx: Context): Promise<Message | null> {
    return lastMessageOf(ctx, root as ConversationRow);
  }

  @FieldResolver(() => Int, { description: 'How many messages of others one has not read.' })
  async unreadCount(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return (await ctx.loaders.inboxEntry.load((root as ConversationRow)._id))?.unread ?? 0;
  }

  @FieldResolver(() => Date, {
    description: 'When something was last written, or else when one came: the order of the inbox.',
  })
  async lastActivityAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date> {
    const { _id, createdAt } = root as ConversationRow;
    return (await ctx.loaders.inboxEntry.load(_id))?.lastActivity ?? createdAt;
  }

  @FieldResolver(() => ConversationRole, { nullable: true, description: 'What one may do in it.' })
  async viewerRole(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConversationRole | null> {
    return (await memberIn(ctx, root))?.role ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'True when one hears nothing of it but mentions.' })
  async isMuted(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await memberIn(ctx, root))?.muted ?? false;
  }

  @FieldResolver(() => Boolean, { description: 'True while one was asked and has not answered.' })
  async isRequest(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await memberIn(ctx, root))?.state === MemberState.REQUESTED;
  }

  @FieldResolver(() => Boolean, {
    description: 'True while it is put away; whatever is written next brings it back.',
  })
  async isArchived(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.inboxEntry.load((root as ConversationRow)._id))?.shelf === Shelf.ARCHIVE;
  }
}
