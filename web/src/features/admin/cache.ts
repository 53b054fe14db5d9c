import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The lists of the administration. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      adminUsers: pages(['search', 'role', 'status']),
      contactMessages: pages(['status', 'category', 'priority', 'assigneeId']),
      coupons: pages(['active']),
      moderationAppeals: pages(['status']),
      moderationCases: pages(['status', 'priority', 'targetType', 'groupId']),
      tickets: pages(['status', 'priority', 'breached', 'assigneeId', 'tag']),
      toolVersionsInReview: pages(),
      toolsInReview: pages(),
      webhookEvents: pages(['status']),
    },
  },
  ConfigKey: { keyFields: ['key'] },
  AdminUser: { fields: { securityLog: pages() } },
  ReportedContent: { keyFields: false },
  Viewer: { fields: { webhookEndpoints: pages() } },
  WebhookEndpoint: { fields: { deliveries: pages() } },
};
