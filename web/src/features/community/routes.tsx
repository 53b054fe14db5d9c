import { MessagesSquare } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Community', to: '/community', icon: MessagesSquare, order: 10, group: 'community' }],
  routes: [
    withSession(
      { path: 'community/new', lazy: () => import('./ComposerPage.js') },
      { path: 'community/:id/edit', lazy: () => import('./EditTopicPage.js') },
    ),
    { path: 'community', lazy: () => import('./CommunityPage.js') },
    { path: 'community/:id', lazy: () => import('./TopicPage.js') },
  ],
};
export default feature;
