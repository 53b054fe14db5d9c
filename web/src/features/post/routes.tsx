import { Bookmark } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Saved', to: '/saved', icon: Bookmark, order: 9, group: 'main', who: 'signed-in' }],
  routes: [
    withSession(
      { path: 'saved', lazy: () => import('./lists/SavedPage.js') },
      { path: 'saved/liked', lazy: () => import('./lists/LikedPage.js') },
      { path: 'saved/drafts', lazy: () => import('./lists/DraftsPage.js') },
      { path: 'saved/scheduled', lazy: () => import('./lists/ScheduledPage.js') },
    ),
    { path: 'posts/:id', lazy: () => import('./PostPage.js') },
  ],
};
export default feature;
