import { Settings } from 'lucide-react';
import { redirect } from 'react-router';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    { label: 'Settings', to: '/settings', icon: Settings, order: 90, group: 'account', who: 'signed-in' },
  ],
  routes: [
    withSession({
      path: 'settings',
      lazy: () => import('./SettingsLayout.js'),
      children: [
        { index: true, loader: () => redirect('/settings/profile') },
        { path: 'profile', lazy: () => import('./ProfilePage.js') },
        { path: 'account', lazy: () => import('./AccountPage.js') },
        { path: 'notifications', lazy: () => import('./NotificationsPage.js') },
        { path: 'privacy', lazy: () => import('./PrivacyPage.js') },
        { path: 'data', lazy: () => import('./DataPage.js') },
        { path: 'api-keys', lazy: () => import('./ApiKeysPage.js') },
        { path: 'appearance', lazy: () => import('./AppearancePage.js') },
      ],
    }),
  ],
};
export default feature;
