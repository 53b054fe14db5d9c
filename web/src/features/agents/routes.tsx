import { Bot } from 'lucide-react';
import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  nav: [{ label: 'Agents', to: '/agents', icon: Bot, order: 10, group: 'create' }],
  routes: [
    { path: 'agents', lazy: () => import('./AgentsPage.js') },
    { path: 'agents/:slug', lazy: () => import('./AgentPage.js') },
  ],
};
export default feature;
