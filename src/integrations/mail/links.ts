import type { MailTemplate } from './mail.js';

/** The path of each mail's link, below the public address. */
const PATHS: Partial<Record<MailTemplate, string>> = {
  'verify-email': '/verify-email',
  'password-reset': '/reset-password',
  'magic-link': '/magic-link',
  'email-change-confirm': '/confirm-email-change',
  'email-change-notice': '/confirm-email-change',
  'new-device': '/account/sessions',
  'account-locked': '/forgot-password',
  'export-ready': '/account/export',
  'erasure-scheduled': '/account/cancel-erasure',
  'payment-receipt': '/account/billing',
  'payment-failed': '/account/billing',
  'payment-action': '/account/billing',
  'plan-ended': '/plans',
  'notification-digest': '/notifications',
};

/** The unsubscribe link of a mail. */
export function unsubscribeLinkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/unsubscribe?token=${encodeURIComponent(token)}`;
}

/**
 * The link of a mail. It begins with the configured public address and never with a request's Host header, so an
 * attacker cannot send a token to their own host.
 */
export function linkOf(template: MailTemplate, publicUrl: string, token: string | undefined): string | null {
  const path = PATHS[template];
  if (!path) return null;
  return `${publicUrl}${path}${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`;
}
