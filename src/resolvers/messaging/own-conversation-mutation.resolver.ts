import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import * as messaging from '../../services/messaging/index.js';
import { ConversationInput } from './input/conversation.input.js';
import { ConversationPayload } from './payload/messaging.payload.js';
import { change } from './shown.js';

/** What one decides about a conversation for oneself. */
@Resolver()
export class OwnConversationMutationResolver {
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Hears of nothing in a conversation but mentions.',
  })
  async muteConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.muteConversation(ctx, which, true));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Hears of everything in a conversation again.',
  })
  async unmuteConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.muteConversation(ctx, which, false));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Puts a conversation away until something new is written there.',
  })
  async archiveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.archiveConversation(ctx, which, true));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Takes a conversation back into the inbox.',
  })
  async unarchiveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.archiveConversation(ctx, which, false));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Deletes for oneself all that was written so far; the others keep it.',
  })
  async clearConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.clearConversation(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Lets a stranger write to one, or joins a group.',
  })
  async acceptMessageRequest(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.acceptMessageRequest(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Turns a request down; whoever made it is not told.',
  })
  async declineMessageRequest(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.declineMessageRequest(ctx, which));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Leaves a group; an owner’s ownership passes on.',
  })
  async leaveConversation(
    @Arg('input', () => ConversationInput) input: ConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) => messaging.leaveConversation(ctx, which));
  }
}
