import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of the settings are kept. */
export const typePolicies: TypePolicies = {
  Viewer: {
    fields: {
      sessions: pages(),
      securityLog: pages(),
      blockedUsers: pages(),
      mutedUsers: pages(),
      closeFriends: pages(),
    },
  },
  ProfessionalInfo: { keyFields: false },
};
