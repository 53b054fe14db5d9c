import { BarChart3, LayoutDashboard, LifeBuoy, ShieldCheck, Users } from 'lucide-react';
import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  nav: [
    {
      label: 'Administration',
      to: '/admin',
      icon: LayoutDashboard,
      order: 10,
      group: 'admin',
      who: 'staff',
      end: true,
    },
    { label: 'Insights', to: '/admin/insights', icon: BarChart3, order: 20, group: 'admin', who: 'admin' },
    {
      label: 'Moderation',
      to: '/admin/moderation',
      icon: ShieldCheck,
      order: 30,
      group: 'admin',
      who: 'staff',
    },
    { label: 'Users', to: '/admin/users', icon: Users, order: 40, group: 'admin', who: 'admin' },
    { label: 'Ticket queue', to: '/admin/tickets', icon: LifeBuoy, order: 50, group: 'admin', who: 'admin' },
  ],
  routes: [
    {
      path: 'admin',
      lazy: () => import('./AdminLayout.js'),
      children: [
        { index: true, lazy: () => import('./OverviewPage.js') },
        { path: 'insights/:name?', lazy: () => import('./insights/InsightsPage.js') },
        { path: 'moderation', lazy: () => import('./moderation/CasesPage.js') },
        { path: 'moderation/:id', lazy: () => import('./moderation/CasePage.js') },
        { path: 'appeals', lazy: () => import('./moderation/AppealsPage.js') },
        { path: 'users', lazy: () => import('./people/UsersPage.js') },
        { path: 'users/:id', lazy: () => import('./people/UserPage.js') },
        { path: 'tickets', lazy: () => import('./support/TicketsPage.js') },
        { path: 'tickets/:id', lazy: () => import('./support/TicketPage.js') },
        { path: 'contact', lazy: () => import('./support/ContactPage.js') },
        { path: 'agents', lazy: () => import('./catalogue/AgentsPage.js') },
        { path: 'prices', lazy: () => import('./catalogue/PricesPage.js') },
        { path: 'coupons', lazy: () => import('./catalogue/CouponsPage.js') },
        { path: 'tools', lazy: () => import('./catalogue/ToolsPage.js') },
        { path: 'payments', lazy: () => import('./system/StripeEventsPage.js') },
        { path: 'endpoints', lazy: () => import('./system/EndpointsPage.js') },
        { path: 'settings', lazy: () => import('./system/SettingsPage.js') },
      ],
    },
  ],
};
export default feature;
