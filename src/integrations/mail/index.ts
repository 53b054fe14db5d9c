import { traced } from '../../lib/telemetry.js';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import type { Mailer, MailTransport } from './mail.js';
import { outboxTransport, type Outbox } from './outbox.js';
import { renderMail } from './render.js';
import { smtpTransport } from './smtp.js';

export { isPlainAddress } from './address.js';
export * from './mail.js';
export { harmless, paragraphsOf, strangersWords } from './values.js';
export type { Outbox, OutboxMail } from './outbox.js';

/** The mailer of a configuration. Its outbox is set if mails are not really sent. */
export interface Mail extends Mailer {
  outbox: Outbox | null;
}

/** Mails go to SMTP_URL; without one they stay in the outbox folder. `publicUrl` is called for each link. */
export function createMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  publicUrl: () => string,
): Mail {
  const outbox = config.smtpUrl ? null : outboxTransport(join(config.dataDir, 'outbox'), config.mailFrom);
  const transport: MailTransport = outbox ?? smtpTransport(config.smtpUrl!, config.mailFrom);
  return {
    outbox,
    send: (message) =>
      traced('mail', { 'mail.template': message.template }, () =>
        transport.deliver(renderMail(message, publicUrl())),
      ),
    close: () => transport.close(),
  };
}
