import { MessagesSquare } from 'lucide-react';
import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  nav: [{ label: 'Community', to: '/community', icon: MessagesSquare, order: 10, group: 'community' }],
  routes: [
    { path: 'community', lazy: () => import('./CommunityPage.js') },
    { path: 'community/new', lazy: () => import('./ComposerPage.js') },
    { path: 'community/:id', lazy: () => import('./TopicPage.js') },
    { path: 'community/:id/edit', lazy: () => import('./EditTopicPage.js') },
  ],
};
export default feature;
