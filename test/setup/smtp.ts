import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
  /** The value of a header, unfolded. */
  header(name: string): string | null;
}

/** What the server says to a mail after having read it: null takes it, a number refuses it with that code. */
export type Verdict = (mail: ReceivedMail) => Promise<number | null> | number | null;

/** A real SMTP server on a free port. */
export interface TestSmtp {
  url: string;
  /** Every mail that came in whole, refused or not. */
  received: ReceivedMail[];
  /** Decides on mails from now on. */
  verdict: Verdict;
  /** Refuses recipients for good from now on. */
  refuseRecipients: boolean;
  stop(): Promise<void>;
}

/** Starts one. */
export async function startSmtp(): Promise<TestSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    // A server that goes away does not wait for its clients.
    closeTimeout: 1,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      smtp.refuseRecipients ? done(refusal(550, 'No such mailbox')) : done(),
    onData: (stream, session, done) => void take(stream, session).then(() => done(), done),
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const head = raw.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ');
    const { mailFrom, rcptTo } = session.envelope;
    const mail: ReceivedMail = {
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      raw,
      header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? null,
    };
    smtp.received.push(mail);
    const code = await smtp.verdict(mail);
    if (code !== null) throw refusal(code, 'Not now');
  }

  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    verdict: () => null,
    refuseRecipients: false,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return smtp;
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
