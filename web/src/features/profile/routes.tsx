import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  // React Router has no pattern `@:username`, so the page checks the sign; other addresses are found first.
  routes: [
    {
      path: ':handle',
      lazy: () => import('./ProfilePage.js'),
      children: [
        { index: true, lazy: () => import('./PostsTab.js') },
        { path: 'reposts', lazy: () => import('./RepostsTab.js') },
        { path: 'followers', lazy: () => import('./FollowersTab.js') },
        { path: 'following', lazy: () => import('./FollowingTab.js') },
      ],
    },
  ],
};
export default feature;
