import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of jobs are kept. */
export const typePolicies: TypePolicies = {
  Query: { fields: { jobPostings: pages(['search', 'location', 'remote']) } },
  Viewer: { fields: { jobApplications: pages() } },
};
