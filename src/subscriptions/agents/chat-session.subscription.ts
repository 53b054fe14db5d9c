import { Ctx, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { ChatSession } from '../../models/agents/index.js';
import { isOwn } from '../../rules/agents/index.js';
import { live } from '../live/index.js';
import { chatSessionStream, type ChatSessionEntry } from './chat-session-stream.js';

@ObjectType({ description: "A change of one of the viewer's chats." })
export class ChatSessionChange {
  entry: ChatSessionEntry;
}

/** The subscription to the titles of the viewer's chats. */
@Resolver(() => ChatSessionChange)
export class ChatSessionSubscription {
  @Subscription(() => ChatSessionChange, {
    description:
      "Signals that one of the viewer's chats got another title: written after its first answer, or by the viewer. Missed changes are not sent again.",
    subscribe: live(chatSessionStream, async (ctx) => ({
      channel: requireViewer(ctx).id.toHexString(),
      after: null,
    })),
  })
  chatSessionChanged(@Root() entry: unknown): ChatSessionChange {
    return { entry: entry as ChatSessionEntry };
  }

  @FieldResolver(() => ChatSession, {
    nullable: true,
    description: 'The chat after the change. Null if it is gone, or if any chat may have changed.',
  })
  async session(@Root() root: unknown, @Ctx() ctx: Context): Promise<ChatSession | null> {
    const { session: id } = (root as ChatSessionChange).entry;
    const session = id && (await ctx.loaders.chatSession.load(Types.ObjectId.createFromHexString(id)));
    return session && isOwn(ctx, session) ? session : null;
  }
}
