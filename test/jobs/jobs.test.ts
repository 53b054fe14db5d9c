import { Types } from 'mongoose';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { signingKey } from '../../src/auth/signing-keys.js';
import { nobodyOnline } from '../../src/events/presence.js';
import { transact } from '../../src/events/transact.js';
import type { DomainEvent } from '../../src/events/types.js';
import type { MailMessage } from '../../src/integrations/mail/index.js';
import { DELIVER_MAILS, jobsOf } from '../../src/jobs/jobs.js';
import { SigningKeyModel } from '../../src/models/identity/index.js';
import { MailModel } from '../../src/models/system/index.js';
import { liveLane } from '../../src/reactors/live.js';
import { queueMail } from '../../src/services/system/index.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { testApp } from '../setup/app.js';

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const sent: MailMessage[] = [];
const mailer = {
  send: async (message: MailMessage) => void sent.push(message),
  close: async () => undefined,
};

const run = (name: string) =>
  jobsOf({ mailer, push: { send: async () => undefined }, presence: nobodyOnline, topics: memoryTopics() })
    .find((job) => job.name === name)!
    .run({ logger, signal: new AbortController().signal });

beforeAll(testApp);
beforeEach(() => sent.splice(0));

describe('the jobs', () => {
  it('have names of their own, a clock that is read, and an end', () => {
    const jobs = jobsOf({
      mailer,
      push: { send: async () => undefined },
      presence: nobodyOnline,
      topics: memoryTopics(),
    });
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    for (const { timeoutMs } of jobs) expect(timeoutMs).toBeGreaterThan(0);
  });

  it('send what is queued', async () => {
    await MailModel.collection.deleteMany({});
    await transact(null, (tx) =>
      queueMail(tx, {
        to: 'a@b.example',
        template: 'erasure-cancelled',
        language: 'en',
        data: { name: 'A' },
      }),
    );
    await run(DELIVER_MAILS);
    await run(DELIVER_MAILS);
    expect(sent).toMatchObject([{ to: 'a@b.example', template: 'erasure-cancelled', data: { name: 'A' } }]);
  });

  it('give access tokens a new key when theirs is old, and only then', async () => {
    const { kid } = await signingKey();
    await run('rotate-signing-keys');
    expect((await signingKey()).kid).toBe(kid);
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1_000);
    await SigningKeyModel.collection.updateOne({ current: true }, { $set: { createdAt: old } });
    await run('rotate-signing-keys');
    const next = (await signingKey()).kid;
    expect(next).not.toBe(kid);
    await run('rotate-signing-keys');
    expect((await signingKey()).kid).toBe(next);
  });
});

describe('a queued mail in the log', () => {
  it('wakes whoever sends mails, once a batch', async () => {
    const topics = memoryTopics();
    const woken = vi.fn();
    await topics.listen('mailsQueued', 'all', woken);
    const event = (): DomainEvent => ({
      _id: new Types.ObjectId(),
      type: 'mail.queued',
      at: new Date(),
      actor: null,
      data: { mail: new Types.ObjectId() },
    });
    await liveLane(topics).afterCommit!([event(), event()]);
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1));
    await topics.close();
  });
});
