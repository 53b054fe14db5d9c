import { Users } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Groups', to: '/groups', icon: Users, order: 20, group: 'community' }],
  routes: [
    withSession({ path: 'groups/new', lazy: () => import('./NewGroupPage.js') }),
    { path: 'groups', lazy: () => import('./GroupsPage.js') },
    { path: 'groups/join/:token', lazy: () => import('./InvitationPage.js') },
    {
      path: 'groups/:slug',
      lazy: () => import('./GroupPage.js'),
      children: [
        { index: true, lazy: () => import('./PostsTab.js') },
        { path: 'members', lazy: () => import('./MembersTab.js') },
        { path: 'events', lazy: () => import('./EventsTab.js') },
        { path: 'about', lazy: () => import('./AboutTab.js') },
        { path: 'settings', lazy: () => import('./SettingsTab.js') },
      ],
    },
  ],
};
export default feature;
