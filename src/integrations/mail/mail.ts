/** What each mail says, beside its fixed words. */
export interface MailData {
  /** Proves the address of a new account. */
  'verify-email': { name: string; hours: number };
  'password-reset': { name: string; minutes: number };
  'magic-link': { name: string; minutes: number };
  /** To the new address. */
  'email-change-confirm': { name: string; email: string; hours: number };
  /** To the old address, which has to agree. */
  'email-change-notice': { name: string; email: string; hours: number };
  'new-device': { name: string; device: string; ip: string; at: Date };
  'two-factor-enabled': { name: string; at: Date };
  'two-factor-disabled': { name: string; at: Date };
  /** By an admin, for who has lost app and backup codes. */
  'two-factor-reset': { name: string; at: Date };
  /** Another account may sign in to this one from now on, or may not any more. */
  'provider-linked': { name: string; provider: string; at: Date };
  'provider-unlinked': { name: string; provider: string; at: Date };
  'password-changed': { name: string; at: Date };
  /** It was set before anybody had proven the address. */
  'password-removed': { name: string; at: Date };
  'account-locked': { name: string; minutes: number; at: Date };
  'export-ready': { name: string; days: number };
  'erasure-scheduled': { name: string; on: Date };
  'erasure-cancelled': { name: string };
  /** `unsubscribe` is what the link proves itself with that ends these mails. */
  'notification-digest': { name: string; count: number; items: string[]; unsubscribe: string };
}

/** The name of a mail. */
export type MailTemplate = keyof MailData;

/** A mail of one kind to one person. */
export interface MailMessage<T extends MailTemplate = MailTemplate> {
  /** The same for every attempt: a mail that arrives twice can be recognised by its Message-ID. */
  id: string;
  to: string;
  template: T;
  /** Such as `de` or `de-AT`; English where there is no translation. */
  language: string;
  /** In which times are told; UTC unless told. */
  timezone?: string | undefined;
  data: MailData[T];
  /** What the link proves itself with. */
  token?: string | undefined;
  /** When it was wanted. */
  at: Date;
}

/** Sends mails. */
export interface Mailer {
  /** Hands a mail in. @throws MailRefused where there is no use in trying again, anything else where there is */
  send(message: MailMessage): Promise<void>;
  close(): Promise<void>;
}

/** A mail as it goes out. */
export interface RenderedMail {
  id: string;
  to: string;
  template: MailTemplate;
  language: string;
  at: Date;
  subject: string;
  text: string;
  html: string;
  /** Where mails of this kind end, by one click; absent for those that nobody can do without. */
  unsubscribe?: string;
}

/** The way out: SMTP, or a folder. */
export interface MailTransport {
  deliver(mail: RenderedMail): Promise<void>;
  close(): Promise<void>;
}

/** The mail will never be taken, however often it is tried. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
