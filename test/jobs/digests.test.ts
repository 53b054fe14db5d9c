import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nobodyOnline } from '../../src/events/presence.js';
import { toNodemailer } from '../../src/integrations/mail/envelope.js';
import { renderMail } from '../../src/integrations/mail/render.js';
import { jobsOf } from '../../src/jobs/jobs.js';
import { UserModel, UserPreferencesModel, UserStatus } from '../../src/models/identity/index.js';
import { DigestStateModel } from '../../src/models/social/index.js';
import { MailModel } from '../../src/models/system/index.js';
import { digestDue } from '../../src/services/social/digest-due.js';
import { sendDigests } from '../../src/services/social/index.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { MARK, objectId, PREFER, toldTo } from '../social/notifications.js';
import { BLOCK, FOLLOW, REACT } from '../social/operations.js';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Nine in the morning, UTC, of a Monday that is at least two days away, so that nobody was here lately. */
const MONDAY = (() => {
  const day = new Date(Math.ceil(Date.now() / DAY_MS + 2) * DAY_MS);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  return new Date(day.getTime() + 9 * HOUR_MS);
})();
const after = (days: number, hours = 0) => new Date(MONDAY.getTime() + days * DAY_MS + hours * HOUR_MS);

describe('when a digest is due', () => {
  const due = (now: string, given: Partial<Parameters<typeof digestDue>[0]> = {}) => {
    const clock = {
      frequency: 'weekly' as const,
      timezone: 'Europe/Berlin',
      quiet: null,
      sentAt: null,
      ...given,
    };
    const { due: is, next } = digestDue(clock, new Date(now));
    return [is, next.toISOString()];
  };
  const daily = { frequency: 'daily' as const };

  it.each<[string, string, Parameters<typeof due>[1], boolean, string]>([
    ['before the morning', '2026-11-16T06:59:00Z', {}, false, '2026-11-16T07:00:00.000Z'],
    ['in the morning', '2026-11-16T07:00:00Z', {}, true, '2026-11-23T07:00:00.000Z'],
    ['later in the week', '2026-11-19T12:00:00Z', {}, true, '2026-11-23T07:00:00.000Z'],
    [
      'once a week',
      '2026-11-19T12:00:00Z',
      { sentAt: new Date('2026-11-16T07:01:00Z') },
      false,
      '2026-11-23T07:00:00.000Z',
    ],
    [
      'again in the next',
      '2026-11-23T07:00:00Z',
      { sentAt: new Date('2026-11-16T07:01:00Z') },
      true,
      '2026-11-30T07:00:00.000Z',
    ],
    [
      'once a day',
      '2026-11-16T22:59:00Z',
      { ...daily, sentAt: new Date('2026-11-16T07:01:00Z') },
      false,
      '2026-11-17T07:00:00.000Z',
    ],
    [
      'again on the next',
      '2026-11-17T07:00:00Z',
      { ...daily, sentAt: new Date('2026-11-16T07:01:00Z') },
      true,
      '2026-11-18T07:00:00.000Z',
    ],
    // 79: the same day begins again where one has moved to.
    [
      'not twice by moving',
      '2026-11-16T20:00:00Z',
      { ...daily, timezone: 'Pacific/Kiritimati', sentAt: new Date('2026-11-16T07:01:00Z') },
      false,
      '2026-11-17T18:00:00.000Z',
    ],
    [
      'after quiet hours',
      '2026-11-16T07:30:00Z',
      { quiet: { from: '22:00', to: '09:30' } },
      false,
      '2026-11-16T08:30:00.000Z',
    ],
    [
      'not in quiet hours of the evening',
      '2026-11-16T22:00:00Z',
      { quiet: { from: '22:00', to: '06:00' } },
      false,
      '2026-11-17T05:00:00.000Z',
    ],
    ['on the shorter night', '2026-03-29T06:00:00Z', daily, false, '2026-03-29T07:00:00.000Z'],
  ])('%s', (_name, now, given, is, next) => expect(due(now, given)).toEqual([is, next]));
});

describe('digests', () => {
  let mira: Person;
  let jonas: Person;
  let ada: Person;
  let post: string;
  let origin: string;
  beforeAll(async () => void (origin = new URL((await testApp()).url).origin));
  beforeEach(async () => {
    [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
    await UserModel.updateOne({ _id: objectId(mira.id) }, { emailVerifiedAt: new Date() });
    post = await publish(mira);
    await jonas.client.data(REACT, { id: post, reaction: 'LIKE' });
    await comment(ada, post);
  });

  /** Runs the job as if it were then, looking at her whenever it runs. */
  async function run(at: Date, options: Partial<Parameters<typeof sendDigests>[0]> = {}): Promise<void> {
    await allFolded();
    await DigestStateModel.updateMany({ _id: objectId(mira.id) }, { dueAt: new Date(1) });
    const { signal } = new AbortController();
    await sendDigests({ presence: nobodyOnline, signal, now: () => at, ...options });
  }
  const mails = () =>
    MailModel.find({ to: mira.email, template: 'notification-digest' }).sort({ _id: 1 }).lean();
  const prefer = (input: object) => mira.client.data(PREFER, { input });

  it('tell what was missed once a week, in one’s language, and what came since the next time', async () => {
    await prefer({ language: 'de' });
    await run(MONDAY);
    expect(await mails()).toMatchObject([
      {
        language: 'de',
        status: 'pending',
        data: {
          name: 'Test',
          count: 2,
          items: [
            'Test Person hat deinen Beitrag kommentiert',
            'Test Person hat auf deinen Beitrag reagiert',
          ],
        },
      },
    ]);
    await run(after(0, 1));
    await run(after(5));
    await run(after(7));
    expect(await mails()).toHaveLength(1);
    await jonas.client.data(FOLLOW, { id: mira.id });
    await run(after(6, 5));
    expect(await mails()).toHaveLength(1);
    await run(after(7));
    const [, second] = await mails();
    expect(second!.data).toMatchObject({ count: 1, items: ['Test Person folgt dir jetzt'] });
  });

  it('79 are one, however many run at once, and day by day where one wants it', async () => {
    await prefer({ email: { digest: 'DAILY' } });
    await allFolded();
    await Promise.all(Array.from({ length: 6 }, () => run(MONDAY)));
    expect(await mails()).toHaveLength(1);
    await comment(jonas, post);
    await run(after(1));
    const [, second] = await mails();
    expect(second!.data).toMatchObject({
      count: 1,
      items: ['Test Person and Test Person commented on your post'],
    });
  });

  it('are not written to who was here, wants none, or cannot be written to', async () => {
    const online = { ...nobodyOnline, online: async (all: readonly string[]) => new Set(all) };
    await run(MONDAY, { presence: online });
    // Half an hour ago.
    await run(new Date(Date.now() + HOUR_MS / 2));
    await prefer({ email: { digest: 'NEVER' } });
    await run(MONDAY);
    await prefer({ email: { digest: 'WEEKLY' }, emailNotifications: false });
    await run(MONDAY);
    await prefer({ emailNotifications: true, quietHours: { enabled: true, from: '08:30', to: '09:30' } });
    await run(MONDAY);
    const _id = objectId(mira.id);
    await UserModel.updateOne({ _id }, { status: UserStatus.SUSPENDED });
    await run(after(0, 1));
    await UserModel.updateOne({ _id }, { status: UserStatus.ACTIVE, emailVerifiedAt: null });
    await run(after(0, 1));
    expect(await mails()).toEqual([]);
    await UserModel.updateOne({ _id }, { emailVerifiedAt: new Date() });
    await run(after(0, 1));
    expect(await mails()).toHaveLength(1);
  });

  it('leave out what was read and what is out of sight', async () => {
    const { told } = await toldTo(mira);
    await mira.client.data(MARK, { ids: [told.find(({ type }) => type === 'LIKE')!.id] });
    // Suspended, so that the rule alone hides it; the lane does not hear of it.
    await UserModel.updateOne({ _id: objectId(ada.id) }, { status: UserStatus.SUSPENDED });
    await run(MONDAY);
    expect(await mails()).toEqual([]);
    await UserModel.updateOne({ _id: objectId(ada.id) }, { status: UserStatus.ACTIVE });
    await run(MONDAY);
    expect(await mails()).toMatchObject([{ data: { count: 1 } }]);
    await mira.client.data(BLOCK, { id: ada.id });
  });

  it('end by one click of the mail program, and by a page that asks first', async () => {
    await run(MONDAY);
    const [mail] = await mails();
    const message = { ...mail!, id: mail!._id.toHexString(), at: mail!.createdAt } as never;
    const rendered = renderMail(message, origin);
    expect(rendered.text).toContain(rendered.unsubscribe);
    expect(rendered.html).toContain(rendered.unsubscribe);
    const { list, headers } = toNodemailer(rendered, 'Leela <no-reply@leela.example>');
    expect(list).toEqual({ unsubscribe: rendered.unsubscribe });
    expect(headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    const digest = async () =>
      (await UserPreferencesModel.findOne({ user: objectId(mira.id) }).lean())?.notifications?.email?.digest;

    const page = await fetch(rendered.unsubscribe!);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post"');
    expect(await digest()).not.toBe('never');
    const click = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(rendered.unsubscribe!, click)).status).toBe(200);
    expect(await digest()).toBe('never');

    const forged = rendered.unsubscribe!.replace(
      /token=[0-9a-f]{24}/,
      `token=${objectId(ada.id).toHexString()}`,
    );
    for (const bad of [forged, `${origin}/unsubscribe`, `${origin}/unsubscribe?token="><script>`]) {
      expect((await fetch(bad, click)).status).toBe(404);
      expect(await (await fetch(bad)).text()).not.toContain('"><script>');
    }
    expect((await fetch(`${origin}/unsubscribe?token=${'x'.repeat(200)}`)).status).toBe(400);
    expect(
      (
        await fetch(rendered.unsubscribe!, {
          ...click,
          body: 'x'.repeat(10_000),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(413);
    expect(await UserPreferencesModel.countDocuments({ user: objectId(ada.id) })).toBe(0);
  });

  it('go out by their job', async () => {
    const job = jobsOf({ presence: nobodyOnline } as never).find(({ name }) => name === 'send-digests')!;
    const logger = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    };
    await allFolded();
    await job.run({ signal: new AbortController().signal, logger: logger as never });
    // She was here a moment ago: looked at, and put off.
    const state = await DigestStateModel.findById(objectId(mira.id)).lean();
    expect(state!.sentAt).toBeNull();
    expect(state!.dueAt.getTime()).toBeGreaterThan(Date.now() + 11 * HOUR_MS);
  });
});
