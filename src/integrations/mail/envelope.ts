import type { SendMailOptions } from 'nodemailer';
import { isPlainAddress, senderOf } from './address.js';
import { MailRefused, type RenderedMail } from './mail.js';

/**
 * A mail for nodemailer. Addresses are passed in parts, never as lists to be parsed; subject and values contain no
 * line breaks (see values.ts).
 * @throws MailRefused if the recipient is not one plain address
 */
export function toNodemailer(mail: RenderedMail, from: string): SendMailOptions {
  if (!isPlainAddress(mail.to)) throw new MailRefused('The recipient is not a plain mail address.');
  const { name, address, domain } = senderOf(from);
  return {
    from: { name, address },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // Both are the same at every attempt.
    messageId: `<${mail.id}@${domain}>`,
    date: mail.at,
    headers: {
      'Content-Language': mail.language,
      // Suppresses automatic replies.
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribe ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    // nodemailer creates this header with the brackets that RFC 2369 requires.
    ...(mail.unsubscribe ? { list: { unsubscribe: mail.unsubscribe } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
