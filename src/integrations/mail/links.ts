import type { MailTemplate } from './mail.js';

/** Where the link of each mail leads, below the public address. */
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
  'notification-digest': '/notifications',
};

/** Where a mail says that no more of its kind are wanted. */
export function unsubscribeLinkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/unsubscribe?token=${encodeURIComponent(token)}`;
}

/**
 * The link of a mail. It begins with the configured public address: what a request calls the gateway (its Host header)
 * is not known here, so nobody can have a token sent to a host of theirs.
 */
export function linkOf(template: MailTemplate, publicUrl: string, token: string | undefined): string | null {
  const path = PATHS[template];
  if (!path) return null;
  return `${publicUrl}${path}${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`;
}
