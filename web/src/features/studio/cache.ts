import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of the studio are kept. */
export const typePolicies: TypePolicies = {
  Viewer: {
    fields: {
      canvasProjects: pages(['status']),
      generations: pages(['type', 'status']),
      experiments: pages(['type', 'status']),
    },
  },
  CanvasFile: { fields: { history: pages() } },
  CanvasProject: { fields: { stats: { merge: true }, settings: { merge: true } } },
};
