import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { transact } from '../../../src/events/transact.js';
import { createMailer, type Mail as Mailer } from '../../../src/integrations/mail/index.js';
import { DomainEventModel } from '../../../src/models/system/domain-event.js';
import { MailModel, type Mail } from '../../../src/models/system/mail.js';
import { deliverMails, type DeliverOptions } from '../../../src/services/system/deliver-mails.js';
import { queueMail, type QueuedMail } from '../../../src/services/system/queue-mail.js';
import { testApp } from '../../setup/app.js';
import { startSmtp, type TestSmtp } from '../../setup/smtp.js';

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const RESET: QueuedMail<'password-reset'> = {
  to: 'mira@example.com',
  template: 'password-reset',
  language: 'en',
  data: { name: 'Mira', minutes: 30 },
  token: 'the-secret',
};

let smtp: TestSmtp;
let mailer: Mailer;

const rows = () => MailModel.collection.find<Mail>({}).toArray();
/** The events of the mails that are there. */
const announced = async () =>
  DomainEventModel.collection
    .find({ type: 'mail.queued', 'data.mail': { $in: (await rows()).map(({ _id }) => _id) } })
    .toArray();
const row = async (): Promise<Mail> => (await rows())[0]!;
const queue = (mail: Partial<QueuedMail<'password-reset'>> = {}) =>
  transact(null, (tx) => queueMail(tx, { ...RESET, ...mail }));
const deliver = (options: Partial<DeliverOptions> = {}) =>
  deliverMails({ mailer, logger, signal: new AbortController().signal, ...options });
const makeDue = () =>
  MailModel.collection.updateMany({ status: 'pending' }, { $set: { dueAt: new Date(0) } });

beforeAll(testApp);
beforeEach(async () => {
  await MailModel.collection.deleteMany({});
  smtp = await startSmtp();
  mailer = createMailer(
    { smtpUrl: smtp.url, mailFrom: 'Leela <no-reply@leela.example>', dataDir: '/nowhere' },
    () => 'https://leela.example',
  );
});
afterEach(async () => {
  await mailer.close();
  await smtp.stop();
});
describe('a queued mail', () => {
  it('goes out once, with its link, and its token is forgotten then', async () => {
    await queue();
    const waiting = await row();
    expect(JSON.stringify(waiting)).not.toContain('the-secret');
    await deliver();
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: 'no-reply@leela.example', to: ['mira@example.com'] });
    const unfolded = mail!.raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    expect(unfolded).toContain('\r\nhttps://leela.example/reset-password?token=the-secret\r\n');
    expect(mail!.header('Message-ID')).toBe(`<${waiting._id.toHexString()}@leela.example>`);
    expect(mail!.header('Subject')).toBe('Reset your password');
    const sent = await row();
    expect(sent).toMatchObject({ status: 'sent', attempts: 1 });
    expect(sent.sealedToken).toBeUndefined();
    expect(sent.expireAt!.getTime()).toBeGreaterThan(Date.now());
    await deliver();
    expect(smtp.received).toHaveLength(1);
  });

  it('is announced in the log of its transaction, and not written where that fails', async () => {
    await expect(
      transact(null, async (tx) => {
        await queueMail(tx, RESET);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
    await queue();
    const events = await announced();
    expect(events).toMatchObject([{ type: 'mail.queued', data: { mail: (await row())._id } }]);
    expect(JSON.stringify(events)).not.toContain('mira');
  });

  it('is written once for one occasion', async () => {
    await Promise.all([queue({ key: 'sign-in:1' }), queue({ key: 'sign-in:1' })]);
    await queue({ key: 'sign-in:1' });
    await queue({ key: 'sign-in:2' });
    await queue();
    await queue();
    expect((await rows()).map(({ key }) => key ?? null).sort()).toEqual([
      null,
      null,
      'sign-in:1',
      'sign-in:2',
    ]);
    expect(await announced()).toHaveLength(4);
  });

  it('is handed in by one of several gateways', async () => {
    for (let i = 0; i < 20; i += 1) await queue({ to: `p${i}@example.com` });
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 20 }, (_, i) => `p${i}@example.com`).sort(),
    );
  });

  it('comes again from a gateway that was killed in the middle, with the Message-ID it had', async () => {
    await queue();
    let taken: () => void;
    const arrived = new Promise<void>((resolve) => (taken = resolve));
    // The server has the mail, and its sender dies before it hears the yes.
    const dying = {
      send: async () => (taken(), new Promise<void>(() => undefined)),
      close: async () => undefined,
    };
    void deliver({ mailer: dying, leaseMs: 300 });
    await arrived;
    await deliver();
    expect(smtp.received).toHaveLength(0);
    await vi.waitFor(async () => {
      await deliver();
      expect(smtp.received).toHaveLength(1);
    }, 3_000);
    expect(await row()).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('is recognisable where the server took it twice', async () => {
    await queue();
    await deliver();
    await MailModel.collection.updateMany({}, { $set: { status: 'pending', dueAt: new Date(0) } });
    await deliver();
    const [first, second] = smtp.received;
    expect(second!.header('Message-ID')).toBe(first!.header('Message-ID'));
    expect(second!.header('Date')).toBe(first!.header('Date'));
  });

  it('waits longer after each failure, and survives a server that is away', async () => {
    await queue();
    smtp.verdict = () => 451;
    const pauses: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      await makeDue();
      const before = Date.now();
      await deliver({ retryMs: 10_000 });
      pauses.push(Math.round(((await row()).dueAt.getTime() - before) / 10_000));
    }
    expect(pauses).toEqual([1, 2, 4]);
    expect(await row()).toMatchObject({ status: 'pending', attempts: 3 });
    expect((await row()).error).toMatch(/Not now/);

    await smtp.stop();
    await makeDue();
    await deliver();
    expect(await row()).toMatchObject({ status: 'pending', attempts: 4 });
    smtp = await startSmtp();
    mailer = createMailer(
      { smtpUrl: smtp.url, mailFrom: 'a@b.example', dataDir: '/nowhere' },
      () => 'https://l.example',
    );
    await makeDue();
    await deliver();
    expect(smtp.received).toHaveLength(1);
    expect(await row()).toMatchObject({ status: 'sent', attempts: 5 });
    expect((await row()).error).toBeUndefined();
  });

  it('is given up after enough attempts, at once where the server refuses it for good, and its token with it', async () => {
    await queue();
    smtp.verdict = () => 451;
    for (let i = 0; i < 3; i += 1) {
      await makeDue();
      await deliver({ mostAttempts: 3 });
    }
    await makeDue();
    await deliver({ mostAttempts: 3 });
    expect(smtp.received).toHaveLength(3);
    smtp.refuseRecipients = true;
    await queue({ to: 'nobody@example.com' });
    await deliver();
    const dead = await rows();
    expect(dead.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['dead', 3],
      ['dead', 1],
    ]);
    for (const mail of dead) expect(mail.sealedToken).toBeUndefined();
  });

  it('is not sent once its link has ended', async () => {
    await queue({ usefulUntil: new Date(Date.now() - 1) });
    await deliver();
    expect(smtp.received).toEqual([]);
    expect(await row()).toMatchObject({ status: 'dead', error: 'MailRefused: Its link has ended.' });
  });

  it('does not hold up the others', async () => {
    await queue({ to: 'slow@example.com' });
    await queue({ to: 'quick@example.com' });
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    smtp.verdict = async ({ to }) => (to[0] === 'slow@example.com' ? held.then(() => null) : null);
    const done = deliver();
    await vi.waitFor(async () => {
      expect(await MailModel.collection.countDocuments({ to: 'quick@example.com', status: 'sent' })).toBe(1);
    });
    release();
    await done;
    expect(await MailModel.collection.countDocuments({ status: 'sent' })).toBe(2);
  });
});

describe('23: no mail carries more than it should', () => {
  it('refuses recipients that hold more than an address', async () => {
    for (const to of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      'a@b.example>\r\nDATA',
    ]) {
      await expect(queue({ to })).rejects.toThrow('not a plain address');
      // A row that got in otherwise is stopped at the door.
      await transact(null, (tx) => queueMail(tx, RESET));
      await MailModel.collection.updateMany({ status: 'pending' }, { $set: { to } });
      await deliver();
    }
    expect(smtp.received).toEqual([]);
    expect((await rows()).every(({ status }) => status === 'dead')).toBe(true);
  });

  it('has the headers it should have, whatever people are called', async () => {
    await queue({ data: { name: 'Mira\r\nBcc: evil@example.com\r\n\r\n<b>hi</b>', minutes: 5 } });
    await queue({ language: 'en\r\nX-Evil: 1' });
    await deliver();
    for (const mail of smtp.received) {
      expect(mail.to).toEqual(['mira@example.com']);
      expect(mail.header('Bcc')).toBeNull();
      expect(mail.header('X-Evil')).toBeNull();
      expect(mail.header('Content-Language')).toBe('en');
    }
    expect(smtp.received).toHaveLength(2);
  });
});
