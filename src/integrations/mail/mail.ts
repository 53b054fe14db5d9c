/** The data of each mail, besides its fixed texts. */
export interface MailData {
  /** Confirms the address of a new account. */
  'verify-email': { name: string; hours: number };
  'password-reset': { name: string; minutes: number };
  'magic-link': { name: string; minutes: number };
  /** To the new address. */
  'email-change-confirm': { name: string; email: string; hours: number };
  /** To the current address, which must confirm too. */
  'email-change-notice': { name: string; email: string; hours: number };
  'new-device': { name: string; device: string; ip: string; at: Date };
  'two-factor-enabled': { name: string; at: Date };
  'two-factor-disabled': { name: string; at: Date };
  /** By an admin, for a user who has lost the app and the backup codes. */
  'two-factor-reset': { name: string; at: Date };
  /** A provider's account was linked for signing in, or unlinked. */
  'provider-linked': { name: string; provider: string; at: Date };
  'provider-unlinked': { name: string; provider: string; at: Date };
  'password-changed': { name: string; at: Date };
  /** The password was set before the address was verified. */
  'password-removed': { name: string; at: Date };
  'account-locked': { name: string; minutes: number; at: Date };
  /** A webhook endpoint has failed for too long. */
  'webhook-disabled': { name: string; host: string; at: Date };
  'export-ready': { name: string; days: number };
  'erasure-scheduled': { name: string; on: Date };
  'erasure-cancelled': { name: string };
  /** To the support team: a message from the contact form. */
  'contact-received': { name: string; number: string; sender: string; about: string; paragraphs: string[] };
  /** To the sender of a contact message. */
  'contact-receipt': { name: string; number: string };
  /** To a sender without an account: an answer of the support team. */
  'contact-answered': { name: string; number: string; paragraphs: string[] };
  /** `amount` is formatted in the language of the mail. */
  'payment-receipt': { name: string; what: string; amount: string; number: string };
  'payment-failed': { name: string; what: string; amount: string };
  /** The user's bank requires a confirmation. */
  'payment-action': { name: string; what: string; amount: string };
  'payment-refunded': { name: string; what: string; amount: string };
  'plan-ended': { name: string; plan: string };
  /** `unsubscribe` is the token of the unsubscribe link. */
  'notification-digest': { name: string; count: number; items: string[]; unsubscribe: string };
}

/** The name of a mail. */
export type MailTemplate = keyof MailData;

/** A mail of one kind to one user. */
export interface MailMessage<T extends MailTemplate = MailTemplate> {
  /** The same for every attempt, so that a duplicate can be recognised by its Message-ID. */
  id: string;
  to: string;
  template: T;
  /** A language tag such as `de` or `de-AT`. English if there is no translation. */
  language: string;
  /** The time zone for times in the text. Defaults to UTC. */
  timezone?: string | undefined;
  data: MailData[T];
  /** The token of the link. */
  token?: string | undefined;
  /** When the mail was queued. */
  at: Date;
}

/** Sends mails. */
export interface Mailer {
  /** Sends a mail. @throws MailRefused if a retry is useless, other errors if it may help */
  send(message: MailMessage): Promise<void>;
  close(): Promise<void>;
}

/** A rendered mail. */
export interface RenderedMail {
  id: string;
  to: string;
  template: MailTemplate;
  language: string;
  at: Date;
  subject: string;
  text: string;
  html: string;
  /** The one-click unsubscribe address. Absent for mails that cannot be unsubscribed from. */
  unsubscribe?: string;
}

/** The transport: SMTP, or a folder. */
export interface MailTransport {
  deliver(mail: RenderedMail): Promise<void>;
  close(): Promise<void>;
}

/** The mail is refused permanently. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
