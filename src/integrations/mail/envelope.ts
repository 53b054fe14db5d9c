import type { SendMailOptions } from 'nodemailer';
import { isPlainAddress, senderOf } from './address.js';
import { MailRefused, type RenderedMail } from './mail.js';

/**
 * A mail as nodemailer takes it. Addresses are handed over in parts, never as lists to be parsed; subject and values
 * hold no line ends (see values.ts).
 * @throws MailRefused for what is not one plain address
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
    // Both the same at every attempt.
    messageId: `<${mail.id}@${domain}>`,
    date: mail.at,
    headers: {
      'Content-Language': mail.language,
      // Holiday notices need not answer.
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribe ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    // A header of nodemailer's own making, in the brackets that RFC 2369 asks for.
    ...(mail.unsubscribe ? { list: { unsubscribe: mail.unsubscribe } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
