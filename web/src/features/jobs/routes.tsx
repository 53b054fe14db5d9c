import { Briefcase } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Jobs', to: '/jobs', icon: Briefcase, order: 50, group: 'business' }],
  routes: [
    { path: 'jobs', lazy: () => import('./JobsPage.js') },
    { path: 'jobs/:slug', lazy: () => import('./JobPage.js') },
    withSession({ path: 'applications', lazy: () => import('./ApplicationsPage.js') }),
  ],
};
export default feature;
