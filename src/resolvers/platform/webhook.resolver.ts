import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import {
  countDeliveries,
  countEndpoints,
  scanDeliveries,
  scanEndpoints,
  type EndpointsOf,
} from '../../loaders/platform/lists.js';
import { page } from '../../loaders/page.js';
import { Group } from '../../models/community/index.js';
import { Role, User } from '../../models/identity/index.js';
import { WebhookDelivery, WebhookEndpoint } from '../../models/platform/index.js';
import { canManageEndpoint } from '../../rules/platform/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import { DeletedPayload } from '../../schema/payload.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as platform from '../../services/platform/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { RedeliverWebhookInput, SaveWebhookEndpointInput, WebhookEndpointRefInput } from './webhook.input.js';
import {
  SavedWebhookEndpointPayload,
  WebhookDeliveryConnection,
  WebhookDeliveryPayload,
  WebhookEndpointConnection,
  WebhookEndpointPayload,
  WebhookEventType,
} from './webhook.type.js';

const position = (row: { createdAt: Date; _id: WebhookEndpoint['_id'] }) => ({
  key: row.createdAt,
  id: row._id,
});

/** Endpoints. */
@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  @Query(() => WebhookEndpoint, {
    nullable: true,
    description: 'An endpoint that the viewer manages. Null if there is none.',
  })
  async webhookEndpoint(
    @Arg('id', () => ID, { description: 'The id of the endpoint.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint | null> {
    const endpoint = await ctx.loaders.webhookEndpoint.load(parseGlobalId(id, 'WebhookEndpoint', 'id'));
    return endpoint && (await canManageEndpoint(ctx, endpoint)) ? endpoint : null;
  }

  @Query(() => [WebhookEventType], { nullable: true, description: 'The event types that endpoints can get.' })
  webhookEventTypes(): WebhookEventType[] {
    return platform.WEBHOOK_EVENTS.map(({ name, description, group }) => ({
      ...{ name, description },
      isForGroups: group !== undefined,
    }));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user who made the endpoint.' })
  owner(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((root as WebhookEndpoint).owner);
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group whose events are sent. Null for an endpoint of the platform.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const { group } = root as WebhookEndpoint;
    return group && ctx.loaders.group.load(group);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'The deliveries of the last 30 days, newest first.',
  })
  deliveries(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<WebhookDelivery>> {
    const { _id } = root as WebhookEndpoint;
    return page<WebhookDelivery, WebhookDelivery>(toRange(args), {
      skeleton: (range) => scanDeliveries(ctx.loaders, range, _id),
      position,
      hydrate: (row) => row,
      count: () => countDeliveries(ctx.loaders, _id),
    });
  }

  @Mutation(() => SavedWebhookEndpointPayload, {
    nullable: true,
    description:
      'Makes or changes an endpoint. The signing secret is shown where it is new. For admins, and for owners of a group.',
  })
  async saveWebhookEndpoint(
    @Arg('input', () => SaveWebhookEndpointInput) input: SaveWebhookEndpointInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedWebhookEndpointPayload> {
    const { endpoint, secret } = await platform.saveWebhookEndpoint(ctx, input);
    await afterWrite(ctx, info);
    return { endpoint: await ctx.loaders.webhookEndpoint.load(endpoint), secret };
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes an endpoint with its deliveries. For admins, and for owners of a group.',
  })
  async deleteWebhookEndpoint(
    @Arg('input', () => WebhookEndpointRefInput) input: WebhookEndpointRefInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await platform.deleteWebhookEndpoint(ctx, input);
    return { deletedId: toGlobalId('WebhookEndpoint', input.endpointId) };
  }

  @Mutation(() => WebhookEndpointPayload, {
    nullable: true,
    description: 'Sends the event `ping` to an endpoint. For admins, and for owners of a group.',
  })
  async testWebhookEndpoint(
    @Arg('input', () => WebhookEndpointRefInput) input: WebhookEndpointRefInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WebhookEndpointPayload> {
    const id = await platform.testWebhookEndpoint(ctx, input);
    await afterWrite(ctx, info);
    return { endpoint: await ctx.loaders.webhookEndpoint.load(id) };
  }
}

/** Deliveries. */
@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @FieldResolver(() => String, { description: 'The body that is posted, as text.' })
  payload(@Root() root: unknown): string {
    return (root as WebhookDelivery).body;
  }

  @Mutation(() => WebhookDeliveryPayload, {
    nullable: true,
    description:
      'Sends a delivery again, with the same body and a new signature. For admins, and for owners of a group.',
  })
  async redeliverWebhook(
    @Arg('input', () => RedeliverWebhookInput) input: RedeliverWebhookInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WebhookDeliveryPayload> {
    const id = await platform.redeliverWebhook(ctx, input);
    await afterWrite(ctx, info);
    return { delivery: await ctx.loaders.webhookDelivery.load(id) };
  }
}

/** The viewer's endpoints. */
@Resolver(() => Viewer)
export class ViewerWebhookResolver {
  @FieldResolver(() => WebhookEndpointConnection, {
    description:
      'The endpoints that the viewer made, newest first. Admins see those of the platform as well.',
  })
  webhookEndpoints(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<WebhookEndpoint>> {
    const owner = (root as Viewer).user._id;
    const match: EndpointsOf =
      ctx.viewer?.role === Role.ADMIN ? { $or: [{ group: null }, { owner }] } : { owner };
    return page<WebhookEndpoint, WebhookEndpoint>(toRange(args), {
      skeleton: (range) => scanEndpoints(ctx.loaders, range, match),
      position,
      hydrate: (row) => row,
      visible: (row) => canManageEndpoint(ctx, row),
      count: () => countEndpoints(ctx.loaders, match),
    });
  }
}
