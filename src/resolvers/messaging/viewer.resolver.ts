import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { countUnreadConversations, inboxNumber } from '../../loaders/messaging/lists/inbox.js';
import { Shelf, type Conversation } from '../../models/messaging/index.js';
import type { Connection } from '../../schema/connection.js';
import { encodeSeq } from '../../schema/cursor.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { ConversationConnection } from './conversation.connection.js';
import { inboxPage } from './pages.js';

/** The viewer's conversations. */
@Resolver(() => Viewer)
export class ViewerMessagingResolver {
  @FieldResolver(() => ConversationConnection, {
    description: "The viewer's conversations, latest activity first.",
  })
  conversations(
    @Root() root: unknown,
    @Arg('archived', () => Boolean, {
      nullable: true,
      description: 'Whether archived conversations are returned instead.',
    })
    archived: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Conversation>> {
    return inboxPage(ctx, toRange(args), idOf(root), archived ? Shelf.ARCHIVE : Shelf.INBOX);
  }

  @FieldResolver(() => Int, {
    description: 'Number of conversations with unread messages, up to 1,000.',
  })
  unreadConversations(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return countUnreadConversations(ctx.loaders, idOf(root), Shelf.INBOX);
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the latest change of the inbox. Pass it to `after` of `inboxChanged`, and read the lists after it.',
  })
  async inboxCursor(@Root() root: unknown): Promise<string> {
    return encodeSeq(await inboxNumber(idOf(root)));
  }

  @FieldResolver(() => ConversationConnection, {
    description: 'Open message requests from users that the viewer does not follow.',
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
