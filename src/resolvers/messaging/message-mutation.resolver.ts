import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { MESSAGING_LANE, settled } from '../../events/settled.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as messaging from '../../services/messaging/index.js';
import { selectsBelow } from '../selects.js';
import { SendMessageInput } from './input/message.input.js';
import { MessagePayload } from './payload/messaging.payload.js';
import { afresh } from './shown.js';

/** Writing messages. */
@Resolver()
export class MessageMutationResolver {
  @Mutation(() => MessagePayload, { nullable: true, description: 'Sends a message.' })
  async sendMessage(
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MessagePayload> {
    requireViewer(ctx);
    const { message } = await messaging.sendMessage(ctx, {
      conversationId: parseGlobalId(input.conversationId, 'Conversation', 'conversationId'),
      body: input.body ?? null,
      attachments: input.attachments ?? null,
      replyToId: input.replyToId ? parseGlobalId(input.replyToId, 'Message', 'replyToId') : null,
      clientId: input.clientId ?? null,
    });
    if (selectsBelow(info, 'conversation')) await settled(ctx, { lane: MESSAGING_LANE });
    afresh(ctx);
    return { message: await ctx.loaders.message.load(message) };
  }
}
