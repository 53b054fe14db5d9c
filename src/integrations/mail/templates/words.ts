import type { MailTemplate } from '../mail.js';

/** The texts of one mail. `{name}` is replaced by a value of its data. */
export interface MailWords {
  subject: string;
  /** Before the link. */
  lines: string[];
  /** The label of the link. Only for mails with a link. */
  action?: string;
  /** After the link. */
  after?: string[];
}

/** All mails in one language. */
export interface MailCatalogue {
  greeting: string;
  /** At the end of every mail. */
  footer: string;
  /** Before the plain address of the link, for users who cannot click it. */
  linkHint: string;
  /** The label of the unsubscribe link. */
  unsubscribe: string;
  mails: Record<MailTemplate, MailWords>;
}
