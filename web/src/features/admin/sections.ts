import type { CurrentViewer } from '../../app/session.js';

/** A part of the administration and who may use it. */
export interface Section {
  path: string;
  label: string;
  may: (viewer: CurrentViewer) => boolean;
}

const admin = ({ role }: CurrentViewer) => role === 'ADMIN';
const moderator = ({ role }: CurrentViewer) => role !== 'USER';
const support = (viewer: CurrentViewer) => admin(viewer) || viewer.permissions.includes('SUPPORT');

/** The parts of the administration, in the order of their tabs. */
export const SECTIONS: readonly Section[] = [
  { path: '/admin', label: 'Overview', may: admin },
  { path: '/admin/insights', label: 'Insights', may: admin },
  { path: '/admin/moderation', label: 'Moderation', may: moderator },
  { path: '/admin/appeals', label: 'Appeals', may: moderator },
  { path: '/admin/users', label: 'Users', may: admin },
  { path: '/admin/tickets', label: 'Tickets', may: support },
  { path: '/admin/contact', label: 'Contact', may: support },
  { path: '/admin/agents', label: 'Agents', may: admin },
  { path: '/admin/prices', label: 'Prices', may: admin },
  { path: '/admin/coupons', label: 'Coupons', may: admin },
  { path: '/admin/tools', label: 'Tools', may: moderator },
  { path: '/admin/payments', label: 'Stripe events', may: admin },
  { path: '/admin/endpoints', label: 'Webhooks', may: admin },
  { path: '/admin/settings', label: 'Settings', may: admin },
];

/** The section of an address: the longest path that it begins with. */
export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`)).sort(
    (a, b) => b.path.length - a.path.length,
  )[0];
}
