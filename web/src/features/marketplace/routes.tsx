import { Wrench } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Tools', to: '/tools', icon: Wrench, order: 30, group: 'business' }],
  routes: [
    { path: 'tools', lazy: () => import('./ToolsPage.js') },
    { path: 'tools/:slug', lazy: () => import('./ToolPage.js') },
    withSession({ path: 'tools/publish', lazy: () => import('./PublishPage.js') }),
  ],
};
export default feature;
