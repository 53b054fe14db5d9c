import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { scanFeedback } from '../../loaders/agents/lists/chat.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  Agent,
  ChatAttempt,
  ChatFeedback,
  ChatFeedbackCategory,
  ChatMessage,
  ChatPartType,
  ChatSession,
  ChatUsage,
  FeedbackVerdict,
  type ChatPart,
} from '../../models/agents/index.js';
import { User } from '../../models/identity/index.js';
import { isAdmin, isOwn } from '../../rules/agents/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { textSoFar } from '../../services/agents/index.js';
import { ClientInfo } from '../../models/support/client-info.js';
import { ChatPartUnion } from './chat.type.js';

/** Messages of chats, for the owner of the chat. */
@Resolver(() => ChatMessage)
export class ChatMessageResolver {
  @Query(() => ChatMessage, {
    nullable: true,
    description: 'A message of a chat of the viewer. Null if there is none.',
  })
  async chatMessage(
    @Arg('id', () => ID, { description: 'The chat message itself.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ChatMessage | null> {
    requireViewer(ctx);
    const message = await ctx.loaders.chatMessage.load(parseGlobalId(id, 'ChatMessage', 'id'));
    return message && isOwn(ctx, message) ? message : null;
  }

  @FieldResolver(() => String, {
    description: 'The text, as Markdown. Of an answer that is being written, the text so far.',
  })
  content(@Root() root: unknown): string | Promise<string> {
    return textSoFar(root as ChatMessage);
  }

  @FieldResolver(() => [ChatPartUnion], {
    description: 'The parts: text, reasoning, tool calls, files and images.',
  })
  parts(@Root() root: unknown): object[] {
    const { parts, content, attachments } = root as ChatMessage;
    const own =
      parts.length > 0
        ? parts.map(partOf)
        : content === ''
          ? []
          : [{ __typename: 'ChatTextPart', text: content }];
    const files = attachments.map((attachment) =>
      attachment.kind === 'image'
        ? { __typename: 'ChatImagePart', image: attachment }
        : { __typename: 'ChatAttachmentPart', attachment },
    );
    return [...own, ...files];
  }

  @FieldResolver(() => ChatSession, { nullable: true, description: 'The chat session itself.' })
  session(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatSession | null> {
    return loaders.chatSession.load((root as ChatMessage).session);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the message that this one follows. Null for a first message.',
  })
  parentId(@Root() root: unknown): string | null {
    const { parent } = root as ChatMessage;
    return parent && toGlobalId('ChatMessage', parent);
  }

  @FieldResolver(() => [ChatMessage], {
    description: 'All versions of the message, this one included, in the order of their creation.',
  })
  siblings(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatMessage[]> {
    const { session, parent, role } = root as ChatMessage;
    return loaders.chatSiblings.load({ session, parent, role });
  }

  @FieldResolver(() => ChatFeedback, {
    nullable: true,
    description: 'The viewer’s feedback. Null if there is none.',
  })
  feedback(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatFeedback | null> {
    const { _id, session } = root as ChatMessage;
    return loaders.chatFeedbackOn.load({ session, message: _id });
  }
}

function partOf({ type, text, tool, attachment }: ChatPart): object {
  if (type === ChatPartType.TOOL_CALL && tool) {
    const { name, input, state, output = null, approval } = tool;
    const approvalId = approval ? toGlobalId('ChatApproval', approval) : null;
    return { __typename: 'ChatToolCallPart', name, input, state, output, approvalId };
  }
  if (type === ChatPartType.REASONING) return { __typename: 'ChatReasoningPart', text: text ?? '' };
  if (type === ChatPartType.ATTACHMENT) return { __typename: 'ChatAttachmentPart', attachment };
  if (type === ChatPartType.IMAGE) return { __typename: 'ChatImagePart', image: attachment };
  return { __typename: 'ChatTextPart', text: text ?? '' };
}

/** Costs are stored in millionths. */
@Resolver(() => ChatUsage)
export class ChatUsageResolver {
  @FieldResolver(() => Float, { description: 'Cost in US dollars, exact to a millionth.' })
  cost(@Root() root: unknown): number {
    return ((root as ChatUsage).costMicros ?? 0) / 1e6;
  }
}

/** The same of an attempt. */
@Resolver(() => ChatAttempt)
export class ChatAttemptResolver {
  @FieldResolver(() => Float, { description: 'Cost in US dollars, at the price of this model.' })
  cost(@Root() root: unknown): number {
    return ((root as ChatAttempt).costMicros ?? 0) / 1e6;
  }
}

/** A page of feedback. */
@ObjectType({ description: 'A page of feedback.' })
export class ChatFeedbackConnection extends connection('ChatFeedback', () => ChatFeedback) {}

/** Users' feedback on answers. */
@Resolver(() => ChatFeedback)
export class ChatFeedbackResolver {
  @FieldResolver(() => FeedbackVerdict, {
    nullable: true,
    description: 'The verdict: POSITIVE from 4, NEGATIVE up to 2. Null for 3.',
  })
  verdict(@Root() root: unknown): FeedbackVerdict | null {
    const { rating } = root as ChatFeedback;
    if (rating >= 4) return FeedbackVerdict.POSITIVE;
    return rating <= 2 ? FeedbackVerdict.NEGATIVE : null;
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Agent | null> {
    return loaders.agent.load((root as ChatFeedback).agent);
  }

  @FieldResolver(() => ChatSession, {
    nullable: true,
    description: 'The chat. Null for others than its owner.',
  })
  async session(@Root() root: unknown, @Ctx() ctx: Context): Promise<ChatSession | null> {
    return isOwn(ctx, root as ChatFeedback)
      ? ctx.loaders.chatSession.load((root as ChatFeedback).session)
      : null;
  }

  @FieldResolver(() => ChatMessage, {
    nullable: true,
    description: 'The answer. Null for feedback on a chat, and for others than its owner.',
  })
  async message(@Root() root: unknown, @Ctx() ctx: Context): Promise<ChatMessage | null> {
    const { message } = root as ChatFeedback;
    return message && isOwn(ctx, root as ChatFeedback) ? ctx.loaders.chatMessage.load(message) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user. For admins; null for others.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
    return isAdmin(ctx) ? ctx.loaders.user.load((root as ChatFeedback).user) : null;
  }

  @FieldResolver(() => ClientInfo, {
    nullable: true,
    description: 'The program of the user. For admins; null for others.',
  })
  client(@Root() root: unknown, @Ctx() ctx: Context): ClientInfo | null {
    if (!isAdmin(ctx)) return null;
    const { userAgent } = root as ChatFeedback;
    return userAgent ? { userAgent } : {};
  }
}

/** Feedback on an agent, for admins. */
@Resolver(() => Agent)
export class AgentFeedbackResolver {
  @FieldResolver(() => ChatFeedbackConnection, {
    nullable: true,
    description: 'Feedback on the agent, the latest first. For admins.',
  })
  feedback(
    @Root() root: unknown,
    @Arg('rating', () => Int, { nullable: true, description: 'Feedback with this rating only.' })
    rating: number | null,
    @Arg('category', () => ChatFeedbackCategory, {
      nullable: true,
      description: 'Feedback of this category only.',
    })
    category: ChatFeedbackCategory | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChatFeedback>> {
    if (!isAdmin(ctx)) throw refuse.forbidden('Only admins may do this.');
    const of = { agent: (root as Agent)._id, rating, category };
    return page<ChatFeedback, ChatFeedback>(toRange(args), {
      skeleton: (range) => scanFeedback(ctx.loaders, range, of),
      position: ({ createdAt, _id }) => ({ key: createdAt, id: _id }),
      hydrate: (row) => row,
    });
  }
}
