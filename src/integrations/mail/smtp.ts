import { createTransport } from 'nodemailer';
import { MailRefused, type MailTransport, type RenderedMail } from './mail.js';
import { toNodemailer } from './envelope.js';

/** Sends mails by a mail server. */
export function smtpTransport(url: string, from: string): MailTransport {
  const server = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // No part of a mail may name a file or an address to load.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async deliver(mail: RenderedMail) {
      try {
        await server.sendMail(toNodemailer(mail, from));
      } catch (error) {
        throw isFinal(error) ? new MailRefused((error as Error).message, { cause: error }) : error;
      }
    },
    async close() {
      server.close();
    },
  };
}

/**
 * Whether the server refuses this recipient or mail permanently. Errors about the gateway itself (sign-in, greeting)
 * may be temporary.
 */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return ['EENVELOPE', 'EMESSAGE'].includes(code ?? '') && (responseCode ?? 0) >= 500;
}
