import { LifeBuoy } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Support', to: '/support', icon: LifeBuoy, order: 60, group: 'business', who: 'signed-in' }],
  routes: [
    { path: 'contact', lazy: () => import('./ContactPage.js') },
    withSession(
      { path: 'support', lazy: () => import('./TicketsPage.js') },
      { path: 'support/new', lazy: () => import('./NewTicketPage.js') },
      { path: 'support/:number', lazy: () => import('./TicketPage.js') },
    ),
  ],
};
export default feature;
