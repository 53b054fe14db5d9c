import { CalendarClock } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Consultants', to: '/consultants', icon: CalendarClock, order: 40, group: 'business' }],
  routes: [
    { path: 'consultants', lazy: () => import('./ConsultantsPage.js') },
    { path: 'consultants/:userId', lazy: () => import('./ConsultantPage.js') },
    withSession({ path: 'consultants/offer', lazy: () => import('./OfferPage.js') }),
    withSession({ path: 'consultations', lazy: () => import('./ConsultationsPage.js') }),
  ],
};
export default feature;
