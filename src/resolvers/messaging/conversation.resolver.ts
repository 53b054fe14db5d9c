import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { fullNameOf } from '../../models/identity/index.js';
import {
  Conversation,
  ConversationKind,
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
import { seenMembers, seenOthers } from './people.js';

/** The most names in the name of a group without a title. */
const MOST_NAMES = 3;

const memberIn = (ctx: Context, root: unknown): Promise<ConversationMember | null> =>
  ctx.loaders.viewerMembership.load((root as ConversationRow)._id);

/** A conversation with the viewer's own state. Its visibility was checked before. */
@Resolver(() => Conversation)
export class ConversationResolver {
  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation of the viewer, or a request to the viewer.',
  })
  async conversation(
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
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
    description: 'The participants visible to the viewer, in the order of joining.',
  })
  async participants(@Root() root: unknown, @Ctx() ctx: Context): Promise<Participant[]> {
    const seen = await seenMembers(ctx, (root as ConversationRow)._id);
    return seen.map(({ member, user }) => participantOf(member, user));
  }

  @FieldResolver(() => Participant, {
    nullable: true,
    description:
      'The other participant of a direct conversation. Null for a group, and if the user is not visible to the viewer.',
  })
  async peer(@Root() root: unknown, @Ctx() ctx: Context): Promise<Participant | null> {
    const { _id, kind } = root as ConversationRow;
    if (kind !== ConversationKind.DIRECT) return null;
    const [other] = await seenOthers(ctx, _id);
    return other ? participantOf(other.member, other.user) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The name to show: the title, or the full names of up to three other participants. Null if there is neither.',
  })
  async name(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    const { _id, title } = root as ConversationRow;
    if (title) return title;
    const others = await seenOthers(ctx, _id);
    const names = others.slice(0, MOST_NAMES).map(({ user }) => fullNameOf(user));
    return names.join(', ') || null;
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages, oldest first. Use `last` and `before` to read from the end.',
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
      'The cursor before all messages. Pass it to `after` of `conversationEvent` if `messages` is empty.',
  })
  async startCursor(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    return encodeSeq((await memberIn(ctx, root))?.clearedSeq ?? 0);
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages that contain all the words, latest first.',
  })
  searchMessages(
    @Root() root: unknown,
    @Arg('query', () => String, { description: 'The search words, up to ten.' }) query: string,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Message>> {
    return foundMessagePage(ctx, toRange(args), root as ConversationRow, searchWords(query));
  }

  @FieldResolver(() => Message, { nullable: true, description: 'The latest message.' })
  lastMessage(@Root() root: unknown, @Ctx() ctx: Context): Promise<Message | null> {
    return lastMessageOf(ctx, root as ConversationRow);
  }

  @FieldResolver(() => Int, { description: 'Number of unread messages from other participants.' })
  async unreadCount(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return (await ctx.loaders.inboxEntry.load((root as ConversationRow)._id))?.unread ?? 0;
  }

  @FieldResolver(() => Date, {
    description: 'Time of the last message, or of joining. It is the order of the inbox.',
  })
  async lastActivityAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date> {
    const { _id, createdAt } = root as ConversationRow;
    return (await ctx.loaders.inboxEntry.load(_id))?.lastActivity ?? createdAt;
  }

  @FieldResolver(() => ConversationRole, {
    nullable: true,
    description: "The viewer's role. Null if the viewer is not a participant.",
  })
  async viewerRole(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConversationRole | null> {
    return (await memberIn(ctx, root))?.role ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the conversation is muted. Mentions still notify.' })
  async isMuted(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await memberIn(ctx, root))?.muted ?? false;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the conversation is a message request that the viewer has not answered.',
  })
  async isRequest(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await memberIn(ctx, root))?.state === MemberState.REQUESTED;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the conversation is archived. A new message unarchives it.',
  })
  async isArchived(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.inboxEntry.load((root as ConversationRow)._id))?.shelf === Shelf.ARCHIVE;
  }
}
