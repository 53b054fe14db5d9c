import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { countSubscriptions, scanSubscriptions } from '../../loaders/agents/lists/subscription.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  Agent,
  AgentSubscription,
  AgentSubscriptionStatus,
  SubscriptionSource,
} from '../../models/agents/index.js';
import { Checkout } from '../../models/billing/index.js';
import { User } from '../../models/identity/index.js';
import { isAdmin } from '../../rules/agents/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { payload } from '../../schema/payload.js';
import {
  cancelAgentSubscription,
  resumeAgentSubscription,
  subscribeToAgent,
} from '../../services/agents/index.js';
import { afterWrite } from '../fresh.js';
import { changedViewer } from '../identity/viewer.payload.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  CancelAgentSubscriptionInput,
  ResumeAgentSubscriptionInput,
  SubscribeToAgentInput,
} from './input/subscription.input.js';

/** A page of subscriptions. */
@ObjectType({ description: 'A page of subscriptions to agents.' })
export class AgentSubscriptionConnection extends connection('AgentSubscription', () => AgentSubscription) {}

/** A changed subscription. */
@ObjectType({ description: 'The answer of a change to a subscription.' })
export class AgentSubscriptionPayload extends payload(
  'subscription',
  () => AgentSubscription,
  'The subscription. Null on refusal.',
) {
  @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer, with the new balance.' })
  viewer?: Viewer;

  @Field(() => Checkout, {
    nullable: true,
    simple: true,
    description: 'The checkout to pay by card. The subscription begins when it is paid. Null with coins.',
  })
  checkout?: Checkout | null;
}

/** Subscriptions to agents. */
@Resolver(() => AgentSubscription)
export class AgentSubscriptionResolver {
  @Mutation(() => AgentSubscriptionPayload, {
    nullable: true,
    description:
      'Subscribes the viewer to an agent. With coins the period is paid at once; with a card, at the checkout that is answered.',
  })
  async subscribeToAgent(
    @Arg('input', () => SubscribeToAgentInput) input: SubscribeToAgentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AgentSubscriptionPayload> {
    const { subscription, checkout } = await subscribeToAgent(ctx, input);
    await afterWrite(ctx, info);
    return {
      subscription: await ctx.loaders.agentSubscription.load(subscription),
      checkout: checkout ? await ctx.loaders.checkout.load(checkout._id) : null,
      ...(await changedViewer(ctx)),
    };
  }

  @Mutation(() => AgentSubscriptionPayload, {
    nullable: true,
    description: 'Cancels a subscription of the viewer. It lasts until the end of the paid period.',
  })
  async cancelAgentSubscription(
    @Arg('input', () => CancelAgentSubscriptionInput)
    { subscriptionId, reason }: CancelAgentSubscriptionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AgentSubscriptionPayload> {
    await cancelAgentSubscription(ctx, subscriptionId, reason);
    await afterWrite(ctx, info);
    return { subscription: await ctx.loaders.agentSubscription.load(subscriptionId) };
  }

  @Mutation(() => AgentSubscriptionPayload, {
    nullable: true,
    description: 'Takes back the cancellation of a subscription before its period ends.',
  })
  async resumeAgentSubscription(
    @Arg('input', () => ResumeAgentSubscriptionInput) { subscriptionId }: ResumeAgentSubscriptionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AgentSubscriptionPayload> {
    await resumeAgentSubscription(ctx, subscriptionId);
    await afterWrite(ctx, info);
    return { subscription: await ctx.loaders.agentSubscription.load(subscriptionId) };
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Agent | null> {
    return loaders.agent.load((root as AgentSubscription).agent);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The subscriber. For admins; null for others.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
    return isAdmin(ctx) ? ctx.loaders.user.load((root as AgentSubscription).user) : null;
  }

  @FieldResolver(() => SubscriptionSource, {
    nullable: true,
    description: 'The place where the subscription was made. For admins; null for others.',
  })
  source(@Root() root: unknown, @Ctx() ctx: Context): SubscriptionSource | null {
    return isAdmin(ctx) ? (root as AgentSubscription).source : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Notes of the staff. For admins; null for others.',
  })
  notes(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return isAdmin(ctx) ? ((root as AgentSubscription).notes ?? null) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The id at the payment processor. For admins; null for others.',
  })
  providerId(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return isAdmin(ctx) ? ((root as AgentSubscription).providerId ?? null) : null;
  }
}

/** The viewer's subscriptions. */
@Resolver(() => Viewer)
export class ViewerAgentSubscriptionResolver {
  @FieldResolver(() => AgentSubscriptionConnection, {
    description: 'The viewer’s subscriptions to agents, newest first. Ended ones are included.',
  })
  agentSubscriptions(
    @Root() root: unknown,
    @Arg('status', () => AgentSubscriptionStatus, {
      nullable: true,
      description: 'Subscriptions in this state only.',
    })
    status: AgentSubscriptionStatus | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AgentSubscription>> {
    const of = { user: (root as Viewer).user._id, status };
    return page<AgentSubscription, AgentSubscription>(toRange(args), {
      skeleton: (range) => scanSubscriptions(loaders, range, of),
      position: ({ createdAt, _id }) => ({ key: createdAt, id: _id }),
      hydrate: (row) => row,
      count: () => countSubscriptions(loaders, of),
    });
  }
}
