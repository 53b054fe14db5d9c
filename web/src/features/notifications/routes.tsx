import { lazyUntilLoaded } from '../../app/deployment.js';
import { Bell } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    {
      label: 'Notifications',
      to: '/notifications',
      icon: Bell,
      order: 3,
      group: 'main',
      who: 'signed-in',
      count: 'notifications',
    },
  ],
  routes: [withSession({ path: 'notifications', lazy: () => import('./NotificationsPage.js') })],
  background: lazyUntilLoaded(() => import('./Live.js')),
};
export default feature;
