import { defineDomain } from '../domain.js';
import { seedMarketplace } from '../import/demo/seed-marketplace.js';
import { Tool, ToolReview } from '../models/marketplace/index.js';
import { NotificationType } from '../models/social/index.js';
import { toolCounts } from '../reactors/marketplace/tool-counts.js';
import { marketplaceNotifications } from '../reactors/notifications/marketplace.js';
import { marketplaceNodes, marketplaceResolvers } from '../resolvers/marketplace/index.js';
import { installBuiltInTools, marketplaceTargets } from '../services/marketplace/index.js';
import { marketplace as personalData } from '../services/privacy/rows/marketplace.js';
import { satz, sentence } from '../services/social/notification-words/words.js';
import { marketplaceCounters } from '../services/system/counters/marketplace.js';

/** The manifest of tools and their reviews. */
export const marketplace = defineDomain({
  name: 'marketplace',
  resolvers: marketplaceResolvers,
  nodes: marketplaceNodes,
  targets: marketplaceTargets,
  reactors: [toolCounts],
  counted: marketplaceCounters,
  personalData,
  notifications: {
    targets: () => [Tool, ToolReview],
    kinds: {
      [NotificationType.TOOL_REVIEW]: {
        en: sentence('{who} reviewed your tool'),
        de: satz('{who} {hat} dein Werkzeug bewertet'),
        preference: 'comments',
      },
      [NotificationType.TOOL_REVIEW_REPLY]: {
        en: sentence('{who} answered your review'),
        de: satz('{who} {hat} auf deine Bewertung geantwortet'),
        preference: 'comments',
      },
      [NotificationType.TOOL_APPROVED]: {
        en: sentence('Your tool was approved'),
        de: satz('Dein Werkzeug wurde freigegeben'),
      },
    },
    on: marketplaceNotifications,
  },
  seed: seedMarketplace,
  start: installBuiltInTools,
});
