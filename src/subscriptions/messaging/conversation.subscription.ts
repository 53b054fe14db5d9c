import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { canSeeConversation } from '../../rules/messaging/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import { Shareable } from '../../schema/shareable.js';
import { live, type Opening } from '../live/index.js';
import type { ConversationEntry } from './conversation-entry.js';
import { ConversationEventUnion } from './conversation-event.type.js';
import { conversationStream } from './conversation-stream.js';

/** The subscription to a conversation. */
@Resolver()
export class ConversationSubscription {
  @Shareable()
  @Subscription(() => ConversationEventUnion, {
    description:
      'Events of a conversation. With a cursor, missed events come first, each once and in order. Typing, presence and reading have no cursor. The subscription ends when the viewer leaves.',
    subscribe: live(conversationStream, look),
  })
  async conversationEvent(
    @Root() entry: unknown,
    @Arg('conversationId', () => ID, { description: 'The id of the conversation.' }) conversationId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last received event.',
    })
    _after: string | null,
    @Ctx() ctx: Context,
  ): Promise<typeof ConversationEventUnion> {
    const { __typename, seq, user, message, at, typing, online } = entry as ConversationEntry;
    const about = __typename === 'ConversationUpdated' || __typename === 'ParticipantsChanged';
    const [aboutMessage, aboutPerson, conversation] = await Promise.all([
      message ? ctx.loaders.message.load(message) : null,
      seq === null && user ? ctx.loaders.user.load(user) : null,
      about ? ctx.loaders.conversation.load(parseGlobalId(conversationId, 'Conversation', 'id')) : null,
    ]);
    const event = {
      ...{ __typename, cursor: seq === null ? undefined : encodeSeq(seq), typing, online, conversation },
      ...{ message: aboutMessage?.deletedAt ? null : aboutMessage, user: aboutPerson },
      ...{ messageId: message && toGlobalId('Message', message), readAt: at, lastSeenAt: at },
    };
    return event as unknown as typeof ConversationEventUnion;
  }
}

async function look(
  ctx: Context,
  { conversationId, after }: { conversationId: string; after?: string | null },
): Promise<Opening> {
  requireViewer(ctx);
  const id = parseGlobalId(conversationId, 'Conversation', 'conversationId');
  const from = decodeSeq(after);
  const conversation = await ctx.loaders.conversation.load(id);
  if (!conversation || !(await canSeeConversation(ctx, conversation)))
    throw refuse.notFound('The conversation', 'conversationId');
  return { channel: id.toHexString(), after: from };
}
