import { lazyUntilLoaded } from '../../app/deployment.js';
import { MessageCircle } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    {
      label: 'Messages',
      to: '/messages',
      icon: MessageCircle,
      order: 30,
      group: 'main',
      who: 'signed-in',
      count: 'conversations',
    },
  ],
  routes: [
    withSession({
      path: 'messages',
      lazy: () => import('./MessagesPage.js'),
      children: [{ path: ':id', lazy: () => import('./ThreadPage.js') }],
    }),
  ],
  background: lazyUntilLoaded(() => import('./InboxLive.js')),
};
export default feature;
