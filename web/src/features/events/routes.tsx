import { CalendarDays } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Events', to: '/events', icon: CalendarDays, order: 30, group: 'community' }],
  routes: [
    withSession(
      { path: 'events/mine', lazy: () => import('./MyEventsPage.js') },
      { path: 'events/new', lazy: () => import('./NewEventPage.js') },
      { path: 'events/:slug/edit', lazy: () => import('./EditEventPage.js') },
      { path: 'events/:slug/organize', lazy: () => import('./OrganizePage.js') },
    ),
    { path: 'events', lazy: () => import('./EventsPage.js') },
    { path: 'events/:slug', lazy: () => import('./EventPage.js') },
  ],
};
export default feature;
