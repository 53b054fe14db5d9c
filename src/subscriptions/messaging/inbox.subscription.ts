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

/** A conversation that lies otherwise before one than it did. */
@ObjectType({
  description:
    'Something changed in one’s inbox: a message came, something was read, put away, asked or answered.',
})
export class InboxEvent {
  change: InboxChange;
}

/** One's inbox, while one is connected. */
@Resolver(() => InboxEvent)
export class InboxSubscription {
  @Subscription(() => InboxEvent, {
    description:
      'What changes in one’s inbox from now on, or, with a cursor, first what was missed since: each conversation that changed once, with how it lies now.',
    subscribe: live(inboxStream, async (ctx, { after }: { after?: string | null }) => ({
      channel: requireViewer(ctx).id.toHexString(),
      after: decodeSeq(after),
    })),
  })
  inboxChanged(
    @Root() change: unknown,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event that one has seen.',
    })
    _after: string | null,
  ): InboxEvent {
    return { change: change as InboxChange };
  }

  @FieldResolver(() => String, { description: 'Where to go on from after a break.' })
  cursor(@Root() root: unknown): string {
    return encodeSeq((root as InboxEvent).change.seq);
  }

  @FieldResolver(() => Boolean, {
    description: 'True where too much was missed, or the cursor is of no use: fetch the inbox anew.',
  })
  resync(@Root() root: unknown): boolean {
    return (root as InboxEvent).change.conversation === null;
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Which conversation; null where all may be.' })
  conversationId(@Root() root: unknown): string | null {
    const { conversation } = (root as InboxEvent).change;
    return conversation && toGlobalId('Conversation', conversation);
  }

  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'The conversation as it lies before one now; null where it is gone.',
  })
  async conversation(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConversationRow | null> {
    const { conversation: id } = (root as InboxEvent).change;
    const found = id && (await ctx.loaders.conversation.load(id));
    return found && (await canSeeConversation(ctx, found)) ? found : null;
  }

  @FieldResolver(() => Int, { description: 'How many conversations hold something unread now.' })
  unreadConversations(@Ctx() ctx: Context): Promise<number> {
    return countUnreadConversations(ctx.loaders, requireViewer(ctx).id, Shelf.INBOX);
  }
}
