import type { MailTemplate } from '../mail.js';

/** The words of one mail. `{name}` stands for a value of its data. */
export interface MailWords {
  subject: string;
  /** Before the link. */
  lines: string[];
  /** What the link is called; only where the mail has one. */
  action?: string;
  /** Behind the link. */
  after?: string[];
}

/** All mails in one language. */
export interface MailCatalogue {
  greeting: string;
  /** At the end of every mail. */
  footer: string;
  /** Before the address of the link, for those who can't click on it. */
  linkHint: string;
  /** What the link is called that ends mails of a kind. */
  unsubscribe: string;
  mails: Record<MailTemplate, MailWords>;
}
