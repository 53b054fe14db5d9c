import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload } from '../../schema/payload.js';
import * as agents from '../../services/agents/index.js';
import { afterWrite } from '../fresh.js';
import {
  ChatMessagePayload,
  ChatSessionPayload,
  DecideToolCallPayload,
  SendToAgentPayload,
} from './chat.type.js';
import {
  ChooseBranchInput,
  DecideToolCallInput,
  DeleteChatInput,
  EditChatMessageInput,
  RateAnswerInput,
  RateChatInput,
  RegenerateAnswerInput,
  SendToAgentInput,
  ShareChatInput,
  StartChatInput,
  StopAnswerInput,
  UpdateChatInput,
} from './input/chat.input.js';

/** Chatting with agents. */
@Resolver()
export class ChatMutationResolver {
  @Mutation(() => ChatSessionPayload, { nullable: true, description: 'Starts a chat with an agent.' })
  async startChat(
    @Arg('input', () => StartChatInput) input: StartChatInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatSessionPayload> {
    const id = await agents.startChat(ctx, input);
    await afterWrite(ctx, info);
    return { session: await ctx.loaders.chatSession.load(id) };
  }

  @Mutation(() => SendToAgentPayload, {
    nullable: true,
    description:
      'Sends a message to the agent of a chat. Answers at once; the agent’s answer streams by `chatAnswer`.',
  })
  async sendToAgent(
    @Arg('input', () => SendToAgentInput) input: SendToAgentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SendToAgentPayload> {
    return asked(ctx, info, await agents.sendToAgent(ctx, input));
  }

  @Mutation(() => SendToAgentPayload, {
    nullable: true,
    description: 'Asks for another answer to the same message. Both are siblings; the new one is read.',
  })
  async regenerateAnswer(
    @Arg('input', () => RegenerateAnswerInput) input: RegenerateAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SendToAgentPayload> {
    return asked(ctx, info, await agents.regenerateAnswer(ctx, input));
  }

  @Mutation(() => SendToAgentPayload, {
    nullable: true,
    description:
      'Sends a message again in other words. Both are siblings; the new one and its answer are read.',
  })
  async editChatMessage(
    @Arg('input', () => EditChatMessageInput) input: EditChatMessageInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SendToAgentPayload> {
    return asked(ctx, info, await agents.editChatMessage(ctx, input));
  }

  @Mutation(() => ChatMessagePayload, {
    nullable: true,
    description:
      'Stops an answer wherever it is written. The text so far is kept. Stopping twice changes nothing.',
  })
  async stopAnswer(
    @Arg('input', () => StopAnswerInput) { messageId }: StopAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatMessagePayload> {
    await agents.stopAnswer(ctx, messageId);
    await afterWrite(ctx, info);
    return { message: await ctx.loaders.chatMessage.load(messageId) };
  }

  @Mutation(() => ChatSessionPayload, { nullable: true, description: 'Reads another branch of a chat.' })
  async chooseBranch(
    @Arg('input', () => ChooseBranchInput) { messageId }: ChooseBranchInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatSessionPayload> {
    const id = await agents.chooseBranch(ctx, messageId);
    await afterWrite(ctx, info);
    return { session: await ctx.loaders.chatSession.load(id) };
  }

  @Mutation(() => ChatSessionPayload, { nullable: true, description: 'Changes a chat of the viewer.' })
  async updateChat(
    @Arg('input', () => UpdateChatInput) input: UpdateChatInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatSessionPayload> {
    await agents.updateChat(ctx, input);
    await afterWrite(ctx, info);
    return { session: await ctx.loaders.chatSession.load(input.sessionId) };
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a chat of the viewer with all messages. Its link ends, and a running answer stops.',
  })
  async deleteChat(
    @Arg('input', () => DeleteChatInput) { sessionId }: DeleteChatInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await agents.deleteChat(ctx, sessionId);
    return { deletedId: toGlobalId('ChatSession', sessionId) };
  }

  @Mutation(() => ChatSessionPayload, {
    nullable: true,
    description:
      'Shares a chat as a snapshot by link, or takes the link back. Later messages are not shared.',
  })
  async shareChat(
    @Arg('input', () => ShareChatInput) { sessionId, share }: ShareChatInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatSessionPayload> {
    await agents.shareChat(ctx, sessionId, share);
    await afterWrite(ctx, info);
    return { session: await ctx.loaders.chatSession.load(sessionId) };
  }

  @Mutation(() => ChatMessagePayload, {
    nullable: true,
    description: 'Rates an answer. A second rating replaces the first.',
  })
  async rateAnswer(
    @Arg('input', () => RateAnswerInput) input: RateAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatMessagePayload> {
    await agents.rate(ctx, input);
    await afterWrite(ctx, info);
    return { message: await ctx.loaders.chatMessage.load(input.messageId) };
  }

  @Mutation(() => ChatSessionPayload, {
    nullable: true,
    description: 'Rates a whole chat. A second rating replaces the first.',
  })
  async rateChat(
    @Arg('input', () => RateChatInput) input: RateChatInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChatSessionPayload> {
    await agents.rate(ctx, input);
    await afterWrite(ctx, info);
    return { session: await ctx.loaders.chatSession.load(input.sessionId) };
  }

  @Mutation(() => DecideToolCallPayload, {
    nullable: true,
    description:
      'Approves or denies a tool call that waits for the viewer. The agent goes on when no call waits any more.',
  })
  async decideToolCall(
    @Arg('input', () => DecideToolCallInput) { approvalId, approve }: DecideToolCallInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DecideToolCallPayload> {
    const { message, answer } = await agents.decideToolCall(ctx, approvalId, approve);
    await afterWrite(ctx, info);
    const { chatMessage } = ctx.loaders;
    return { message: await chatMessage.load(message), answer: answer && (await chatMessage.load(answer)) };
  }
}

async function asked(
  ctx: Context,
  info: GraphQLResolveInfo,
  { question, answer }: agents.Asked,
): Promise<SendToAgentPayload> {
  await afterWrite(ctx, info);
  const { chatMessage } = ctx.loaders;
  const [userMessage, made] = await Promise.all([chatMessage.load(question), chatMessage.load(answer)]);
  return { userMessage, answer: made };
}
