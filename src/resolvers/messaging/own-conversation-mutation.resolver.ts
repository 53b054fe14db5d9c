import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import * as messaging from '../../services/messaging/index.js';
import { ConversationInput } from './input/conversation.input.js';
import { ConversationPayload } from './payload/messaging.payload.js';
import { change } from './shown.js';

/** The viewer's own settings of a conversation. */
@Resolver()
export class OwnConversationMutationResolver {
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Mutes a conversation. Mentions still notify.',
  })
  async muteConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.muteConversation(ctx, which, true));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Unmutes a conversation.',
  })
  async unmuteConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.muteConversation(ctx, which, false));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Archives a conversation until a new message arrives.',
  })
  async archiveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.archiveConversation(ctx, which, true));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Moves a conversation back to the inbox.',
  })
  async unarchiveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.archiveConversation(ctx, which, false));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Deletes all messages so far for the viewer. Other participants keep them.',
  })
  async clearConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.clearConversation(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Accepts a message request or a group invitation.',
  })
  async acceptMessageRequest(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.acceptMessageRequest(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Declines a message request. The user is not notified.',
  })
  async declineMessageRequest(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.declineMessageRequest(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Leaves a group. The ownership passes to another participant.',
  })
  async leaveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.leaveConversation(ctx, which));
  }
}
