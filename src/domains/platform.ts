import { defineDomain } from '../domain.js';
import { webhooksLane } from '../reactors/platform-webhooks.js';
import { platformNodes, platformResolvers } from '../resolvers/platform/index.js';
import { liveConfig, webhookWorker } from '../services/platform/index.js';
import { platform as personalData } from '../services/privacy/rows/platform.js';

/** The manifest of runtime configuration, API keys and outgoing webhooks. */
export const platform = defineDomain({
  name: 'platform',
  resolvers: platformResolvers,
  nodes: platformNodes,
  lanes: [webhooksLane],
  workers: [webhookWorker],
  signals: {
    'config.changed': () => [['configChanged', 'all', {}]],
    'feature-flag.changed': () => [['configChanged', 'all', {}]],
  },
  personalData,
  start: ({ topics, logger }) =>
    liveConfig.follow(topics, (err) =>
      logger.warn({ err }, 'The configuration could not be read; trying again.'),
    ),
});
