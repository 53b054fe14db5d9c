import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { toNodemailer } from './envelope.js';
import type { MailTransport, RenderedMail } from './mail.js';

/** The most mails that are kept; the oldest are removed. */
const MOST = 200;

const ID = /^[0-9a-f]{24}$/;

/** A mail in the outbox. */
export type OutboxMail = Omit<RenderedMail, 'at'> & { at: string };

/** Mails that are stored for a developer to read. */
export interface Outbox extends MailTransport {
  /** Newest first. */
  list(): Promise<OutboxMail[]>;
  /** Null for an unknown id. */
  read(id: string): Promise<OutboxMail | null>;
  /** The mail as .eml. Null for an unknown id. */
  raw(id: string): Promise<string | null>;
}

/** Stores mails in a folder instead of sending them: the message as .eml, and its parts as JSON. */
export function outboxTransport(folder: string, from: string, most = MOST): Outbox {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  async function ids(): Promise<string[]> {
    const files = await readdir(folder).catch(() => []);
    const found = files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
    return found.filter((id) => ID.test(id)).sort();
  }

  async function read(id: string): Promise<OutboxMail | null> {
    if (!ID.test(id)) return null;
    const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as OutboxMail);
  }

  /** Renamed when complete, so that readers never see a partial file. */
  async function put(file: string, content: string | Buffer): Promise<void> {
    await writeFile(join(folder, `${file}.part`), content, { mode: 0o600 });
    await rename(join(folder, `${file}.part`), join(folder, file));
  }

  return {
    async deliver(mail) {
      if (!ID.test(mail.id)) throw new Error(`This can't be the name of a file: ${mail.id}`);
      const { message } = await composer.sendMail(toNodemailer(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await put(`${mail.id}.eml`, message as Buffer);
      await put(`${mail.id}.json`, JSON.stringify(mail, null, 2));
      for (const old of (await ids()).slice(0, -most))
        for (const ending of ['json', 'eml']) await rm(join(folder, `${old}.${ending}`), { force: true });
    },
    async list() {
      const mails = await Promise.all((await ids()).map(read));
      return mails.filter((mail) => mail !== null).reverse();
    },
    read,
    raw: async (id) => (ID.test(id) ? readFile(join(folder, `${id}.eml`), 'utf8').catch(() => null) : null),
    close: async () => undefined,
  };
}
