import {
  ApiKeyModel,
  ConfigEntryModel,
  FeatureFlagModel,
  WebhookDeliveryModel,
  WebhookEndpointModel,
  type ApiKey,
  type ConfigEntry,
  type FeatureFlag,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../models/platform/index.js';
import { byId, firstPerParent } from '../factories.js';

/** Loaders of runtime configuration, API keys and outgoing webhooks. */
export const platformLoaders = {
  configEntry: byId<ConfigEntry>(ConfigEntryModel),
  featureFlag: byId<FeatureFlag>(FeatureFlagModel),
  apiKey: byId<ApiKey>(ApiKeyModel),
  webhookEndpoint: byId<WebhookEndpoint>(WebhookEndpointModel),
  webhookDelivery: byId<WebhookDelivery>(WebhookDeliveryModel),
  apiKeysOf: firstPerParent<ApiKey>(ApiKeyModel, { parent: 'owner', sort: { createdAt: -1, _id: -1 } }),
};
