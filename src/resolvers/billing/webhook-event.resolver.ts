import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { webhookEventsOf } from '../../loaders/billing/payment-lists.js';
import { WebhookEvent, WebhookStatus } from '../../models/billing/index.js';
import { PageArgs } from '../../schema/page-args.js';
import { replayWebhook } from '../../services/billing/index.js';
import { afterWrite } from '../fresh.js';
import { WebhookEventConnection, WebhookEventPayload } from './billing.type.js';
import { ReplayWebhookEventInput } from './input/payment.input.js';
import { pageOf } from './pages.js';

/** Events of the processor, for admins. */
@Resolver(() => WebhookEvent)
export class WebhookEventResolver {
  @Query(() => WebhookEventConnection, {
    nullable: true,
    description: 'Events of the payment processor, newest first. Admins only.',
  })
  webhookEvents(
    @Arg('status', () => WebhookStatus, { nullable: true, description: 'Events in this state only.' })
    status: WebhookStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ) {
    requireAdmin(ctx);
    return pageOf(webhookEventsOf(ctx.loaders, status), args);
  }

  @Mutation(() => WebhookEventPayload, {
    nullable: true,
    description:
      'Processes a webhook event again. What it is about is fetched anew, so nothing happens twice. Admins only.',
  })
  async replayWebhookEvent(
    @Arg('input', () => ReplayWebhookEventInput) { webhookEventId }: ReplayWebhookEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WebhookEventPayload> {
    requireAdmin(ctx);
    await replayWebhook(webhookEventId);
    await afterWrite(ctx, info);
    return { webhookEvent: await ctx.loaders.webhookEvent.load(webhookEventId) };
  }
}
