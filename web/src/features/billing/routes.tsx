import { CreditCard, Gem } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    { label: 'Plans', to: '/plans', icon: Gem, order: 10, group: 'business' },
    { label: 'Billing', to: '/billing', icon: CreditCard, order: 80, group: 'account', who: 'signed-in' },
  ],
  routes: [
    { path: 'plans', lazy: () => import('./PlansPage.js') },
    withSession(
      { path: 'checkout', lazy: () => import('./CheckoutPage.js') },
      {
        path: 'billing',
        lazy: () => import('./BillingLayout.js'),
        children: [
          { index: true, lazy: () => import('./SubscriptionPage.js') },
          { path: 'invoices', lazy: () => import('./InvoicesPage.js') },
          { path: 'payments', lazy: () => import('./PaymentsPage.js') },
          { path: 'coins', lazy: () => import('./CoinsPage.js') },
          { path: 'agents', lazy: () => import('./AgentsPage.js') },
        ],
      },
    ),
  ],
};
export default feature;
