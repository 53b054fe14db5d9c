import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The cache of the notifications. */
export const typePolicies: TypePolicies = {
  Viewer: { fields: { notifications: pages(['unreadOnly']), followRequests: pages() } },
};
