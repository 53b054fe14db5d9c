import { Role } from '../../models/identity/index.js';
import { canManageEndpoint } from '../../rules/platform/index.js';
import type { NodeRows } from '../node-types.js';

/** What `node(id)` fetches of this domain. */
export const platformNodes: NodeRows = {
  ConfigEntry: async (ctx, id) => {
    const entry = await ctx.loaders.configEntry.load(id);
    return entry && (entry.isPublic || ctx.viewer?.role === Role.ADMIN) ? entry : null;
  },
  FeatureFlag: async (ctx, id) => (ctx.viewer?.role === Role.ADMIN ? ctx.loaders.featureFlag.load(id) : null),
  WebhookEndpoint: async (ctx, id) => {
    const endpoint = await ctx.loaders.webhookEndpoint.load(id);
    return endpoint && (await canManageEndpoint(ctx, endpoint)) ? endpoint : null;
  },
  WebhookDelivery: async (ctx, id) => {
    const delivery = await ctx.loaders.webhookDelivery.load(id);
    const endpoint = delivery && (await ctx.loaders.webhookEndpoint.load(delivery.endpoint));
    return endpoint && (await canManageEndpoint(ctx, endpoint)) ? delivery : null;
  },
  ApiKey: async (ctx, id) => {
    const key = await ctx.loaders.apiKey.load(id);
    const own = key !== null && ctx.viewer !== null && key.owner.equals(ctx.viewer.id);
    return own || ctx.viewer?.role === Role.ADMIN ? key : null;
  },
};
