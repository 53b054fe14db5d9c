import { ApiKeyResolver, ViewerApiKeyResolver } from './api-key.resolver.js';
import { ConfigResolver, FeatureFlagResolver, ViewerFeatureResolver } from './config.resolver.js';
import {
  ViewerWebhookResolver,
  WebhookDeliveryResolver,
  WebhookEndpointResolver,
} from './webhook.resolver.js';

export { platformNodes } from './nodes.js';

/** The resolvers of configuration, API keys and outgoing webhooks. */
export const platformResolvers = [
  ConfigResolver,
  FeatureFlagResolver,
  ViewerFeatureResolver,
  ApiKeyResolver,
  ViewerApiKeyResolver,
  WebhookEndpointResolver,
  WebhookDeliveryResolver,
  ViewerWebhookResolver,
];
