import { join } from 'node:path';
import type { Config } from '../../config.js';
import type { Mailer, MailTransport } from './mail.js';
import { outboxTransport, type Outbox } from './outbox.js';
import { renderMail } from './render.js';
import { smtpTransport } from './smtp.js';

export { isPlainAddress } from './address.js';
export * from './mail.js';
export type { Outbox, OutboxMail } from './outbox.js';

/** The mailer of a configuration, and its outbox where nothing is really sent. */
export interface Mail extends Mailer {
  outbox: Outbox | null;
}

/** Mails go to SMTP_URL; without one they stay in the outbox folder. `publicUrl` is asked when a link is written. */
export function createMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  publicUrl: () => string,
): Mail {
  const outbox = config.smtpUrl ? null : outboxTransport(join(config.dataDir, 'outbox'), config.mailFrom);
  const transport: MailTransport = outbox ?? smtpTransport(config.smtpUrl!, config.mailFrom);
  return {
    outbox,
    send: (message) => transport.deliver(renderMail(message, publicUrl())),
    close: () => transport.close(),
  };
}
