import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { MESSAGING_LANE, settled } from '../../events/settled.js';
import type { Context } from '../../loaders/context.js';
import { Reaction } from '../../models/social/index.js';
import { OkPayload } from '../../schema/payload.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as messaging from '../../services/messaging/index.js';
import { selectsBelow } from '../selects.js';
import {
  DeleteMessageInput,
  EditMessageInput,
  ReactToMessageInput,
  RemoveMessageReactionInput,
  SendMessageInput,
} from './input/message.input.js';
import { SetTypingInput } from './input/typing.input.js';
import { DeleteMessagePayload, MessagePayload } from './payload/messaging.payload.js';
import { afresh, justWritten } from './shown.js';

/** Sending and changing messages. */
@Resolver()
export class MessageMutationResolver {
  @Mutation(() => MessagePayload, { nullable: true, description: 'Sends a message.' })
  async sendMessage(
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MessagePayload> {
    const { id } = requireViewer(ctx);
    const toSend = {
      conversationId: parseGlobalId(input.conversationId, 'Conversation', 'conversationId'),
      body: input.body ?? null,
      attachments: input.attachments ?? null,
      replyToId: input.replyToId ? parseGlobalId(input.replyToId, 'Message', 'replyToId') : null,
      clientId: input.clientId ?? null,
    };
    const [author, { message, row }] = await Promise.all([
      // Loaded in one command with what the rules need first.
      selectsBelow(info, 'author') ? ctx.loaders.user.load(id) : null,
      messaging.sendMessage(ctx, toSend),
    ]);
    if (selectsBelow(info, 'conversation')) await settled(ctx, { lane: MESSAGING_LANE });
    return row ? { message: justWritten(ctx, row, author) } : shownMessage(ctx, message);
  }
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Signals that the viewer starts or stops typing.',
  })
  async setTyping(
    @Arg('input', () => SetTypingInput) input: SetTypingInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    requireViewer(ctx);
    const conversationId = parseGlobalId(input.conversationId, 'Conversation', 'conversationId');
    await messaging.setTyping(ctx, { conversationId, typing: input.typing });
    return { ok: true };
  }
  @Mutation(() => MessagePayload, { nullable: true, description: 'Edits a message of the viewer.' })
  async editMessage(
    @Arg('input', () => EditMessageInput) input: EditMessageInput,
    @Ctx() ctx: Context,
  ): Promise<MessagePayload> {
    requireViewer(ctx);
    const messageId = parseGlobalId(input.messageId, 'Message', 'messageId');
    await messaging.editMessage(ctx, { messageId, body: input.body });
    return shownMessage(ctx, messageId);
  }

  @Mutation(() => DeleteMessagePayload, {
    nullable: true,
    description: 'Deletes a message for the viewer, or for all participants.',
  })
  async deleteMessage(
    @Arg('input', () => DeleteMessageInput) input: DeleteMessageInput,
    @Ctx() ctx: Context,
  ): Promise<DeleteMessagePayload> {
    requireViewer(ctx);
    const messageId = parseGlobalId(input.messageId, 'Message', 'messageId');
    await messaging.deleteMessage(ctx, { messageId, forEveryone: input.forEveryone ?? false });
    afresh(ctx);
    return { deletedId: toGlobalId('Message', messageId) };
  }

  @Mutation(() => MessagePayload, {
    nullable: true,
    description: "Adds or changes the viewer's reaction to a message.",
  })
  async reactToMessage(
    @Arg('input', () => ReactToMessageInput) input: ReactToMessageInput,
    @Ctx() ctx: Context,
  ): Promise<MessagePayload> {
    requireViewer(ctx);
    const messageId = parseGlobalId(input.messageId, 'Message', 'messageId');
    await messaging.reactToMessage(ctx, { messageId, reaction: input.reaction ?? Reaction.LIKE });
    return shownMessage(ctx, messageId);
  }

  @Mutation(() => MessagePayload, {
    nullable: true,
    description: "Removes the viewer's reaction to a message.",
  })
  async removeMessageReaction(
    @Arg('input', () => RemoveMessageReactionInput) input: RemoveMessageReactionInput,
    @Ctx() ctx: Context,
  ): Promise<MessagePayload> {
    requireViewer(ctx);
    const messageId = parseGlobalId(input.messageId, 'Message', 'messageId');
    await messaging.reactToMessage(ctx, { messageId, reaction: null });
    return shownMessage(ctx, messageId);
  }
}

async function shownMessage(ctx: Context, id: Types.ObjectId): Promise<MessagePayload> {
  afresh(ctx);
  const message = await ctx.loaders.message.load(id);
  // A repetition may come after the message was deleted.
  return { message: message?.deletedAt ? null : message };
}
