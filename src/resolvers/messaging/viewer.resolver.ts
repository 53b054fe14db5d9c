import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { countUnreadConversations } from '../../loaders/messaging/lists/inbox.js';
import { Shelf, type Conversation } from '../../models/messaging/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { ConversationConnection } from './conversation.connection.js';
import { inboxPage } from './pages.js';

/** One's conversations. */
@Resolver(() => Viewer)
export class ViewerMessagingResolver {
  @FieldResolver(() => ConversationConnection, {
    description: 'One’s conversations; where something was written last comes first.',
  })
  conversations(
    @Root() root: unknown,
    @Arg('archived', () => Boolean, { nullable: true, description: 'Those that were put away instead.' })
    archived: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Conversation>> {
    return inboxPage(ctx, toRange(args), idOf(root), archived ? Shelf.ARCHIVE : Shelf.INBOX);
  }

  @FieldResolver(() => Int, {
    description: 'How many conversations of the inbox hold something unread; a thousand stands for more.',
  })
  unreadConversations(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return countUnreadConversations(ctx.loaders, idOf(root), Shelf.INBOX);
  }

  @FieldResolver(() => ConversationConnection, {
    description:
      'Conversations that people whom one doesn’t follow have begun and that one has not answered.',
  })
  messageRequests(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Conversation>> {
    return inboxPage(ctx, toRange(args), idOf(root), Shelf.REQUESTS);
  }
}

const idOf = (root: unknown) => (root as Viewer).user._id;
