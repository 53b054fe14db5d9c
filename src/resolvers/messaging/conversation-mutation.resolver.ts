import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { ConversationKind } from '../../models/messaging/index.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as messaging from '../../services/messaging/index.js';
import { MarkConversationReadInput, StartConversationInput } from './input/conversation.input.js';
import { ConversationPayload } from './payload/messaging.payload.js';
import { shownConversation } from './shown.js';

/** Starting and reading conversations. */
@Resolver()
export class ConversationMutationResolver {
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Starts a conversation. There is one direct conversation per pair of users.',
  })
  async startConversation(
    @Arg('input', () => StartConversationInput) input: StartConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    requireViewer(ctx);
    const { kind, participantIds, title, avatarUploadId: uploadId, avatarUrl: url, clientId } = input;
    const { conversation } = await messaging.startConversation(ctx, {
      kind: kind ?? ConversationKind.DIRECT,
      participantIds: participantIds.map((id) => parseGlobalId(id, 'User', 'participantIds')),
      title: title ?? null,
      avatar: uploadId != null || url != null ? { uploadId, url } : null,
      clientId: clientId ?? null,
    });
    return shownConversation(ctx, conversation);
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Marks a conversation as read up to a message. The position never moves back.',
  })
  async markConversationRead(
    @Arg('input', () => MarkConversationReadInput) input: MarkConversationReadInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    requireViewer(ctx);
    const conversationId = parseGlobalId(input.conversationId, 'Conversation', 'conversationId');
    const messageId = input.messageId ? parseGlobalId(input.messageId, 'Message', 'messageId') : null;
    await messaging.markConversationRead(ctx, { conversationId, messageId });
    return shownConversation(ctx, conversationId);
  }
}
