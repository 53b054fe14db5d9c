import { Arg, Ctx, FieldResolver, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { countUnreadConversations } from '../../loaders/messaging/lists/inbox.js';
import { Conversation, Shelf, type Conversation as ConversationRow } from '../../models/messaging/index.js';
import { canSeeConversation } from '../../rules/messaging/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { toGlobalId } from '../../schema/ids.js';
import { live } from '../live/index.js';
import { inboxStream, type InboxChange } from './inbox-stream.js';

/** A changed entry of the viewer's inbox. */
@ObjectType({
  description: "A change of the viewer's inbox.",
})
export class InboxEvent {
  change: InboxChange;
}

/** The subscription to the viewer's inbox. */
@Resolver(() => InboxEvent)
export class InboxSubscription {
  @Subscription(() => InboxEvent, {
    description:
      "Changes of the viewer's inbox. With a cursor, each conversation that changed meanwhile comes first, with its current state.",
    subscribe: live(inboxStream, async (ctx, { after }: { after?: string | null }) => ({
      channel: requireViewer(ctx).id.toHexString(),
      after: decodeSeq(after),
    })),
  })
  inboxChanged(
    @Root() change: unknown,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last received event.',
    })
    _after: string | null,
  ): InboxEvent {
    return { change: change as InboxChange };
  }

  @FieldResolver(() => String, { description: 'The cursor to resume from.' })
  cursor(@Root() root: unknown): string {
    return encodeSeq((root as InboxEvent).change.seq);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the cursor is invalid or too old. Refetch the inbox if true.',
  })
  resync(@Root() root: unknown): boolean {
    return (root as InboxEvent).change.conversation === null;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the conversation. Null if any conversation may have changed.',
  })
  conversationId(@Root() root: unknown): string | null {
    const { conversation } = (root as InboxEvent).change;
    return conversation && toGlobalId('Conversation', conversation);
  }

  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'The conversation after the change. Null if it is gone.',
  })
  async conversation(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConversationRow | null> {
    const { conversation: id } = (root as InboxEvent).change;
    const found = id && (await ctx.loaders.conversation.load(id));
    return found && (await canSeeConversation(ctx, found)) ? found : null;
  }

  @FieldResolver(() => Int, { description: 'Number of conversations with unread messages.' })
  unreadConversations(@Ctx() ctx: Context): Promise<number> {
    return countUnreadConversations(ctx.loaders, requireViewer(ctx).id, Shelf.INBOX);
  }
}
