import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configureVapid, vapidKeys } from '../../src/auth/vapid.js';
import { passBatch } from '../../src/events/batch.js';
import { nobodyOnline } from '../../src/events/presence.js';
import { configurePush, pushSettings, webPushSender } from '../../src/integrations/push/index.js';
import { UserPreferencesModel, VapidKeyModel } from '../../src/models/identity/index.js';
import { PushMessageModel, PushStatus, PushSubscriptionModel } from '../../src/models/social/index.js';
import { EventCheckpointModel } from '../../src/models/system/index.js';
import { notificationsLane } from '../../src/reactors/notifications/index.js';
import { deliverPushes } from '../../src/services/social/index.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { befriend, say, talk } from '../messaging/talk.js';
import { testApp } from '../setup/app.js';
import { allFolded, latestEvents } from '../setup/lanes.js';
import { startPushService, type TestBrowser, type TestPushService } from '../setup/push-service.js';
import { MARK, objectId } from './notifications.js';
import { FOLLOW, REACT } from './operations.js';
import { refused } from './refused.js';

const KEY = `{ pushPublicKey }`;
const SUBSCRIBE = `mutation ($input: PushSubscribeInput!) { pushSubscribe(input: $input) { subscribed } }`;
const UNSUBSCRIBE = `mutation ($endpoint: String!) { pushUnsubscribe(input: { endpoint: $endpoint }) { subscribed } }`;
const SIGN_OUT = `mutation { signOut { ok } }`;
const PREFER = `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { viewer { preferences { push { likes comments } quietHours { enabled from to } } } } }`;

let service: TestPushService;
let serverKey: string;
let mira: Person;
let jonas: Person;
let ada: Person;
let post: string;
const before = pushSettings();
beforeAll(async () => {
  service = await startPushService();
  // The gateway takes its own word when it is made.
  const { visitor } = await testApp();
  configurePush({ ...before, origins: [service.origin] });
  serverKey = (await visitor.data(KEY)).pushPublicKey;
});
afterAll(async () => {
  configurePush(before);
  await service.stop();
});
beforeEach(async () => {
  service.answer(201);
  service.received.length = 0;
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  post = await publish(mira);
});

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Brings the lane its latest events a second time, as after a crash between commit and checkpoint. */
async function deliverAgain(): Promise<void> {
  const { fence } = (await EventCheckpointModel.findById(notificationsLane.name).lean())!;
  const events = await latestEvents(20);
  const session = await mongoose.startSession();
  await passBatch(session, { lane: notificationsLane, fence, events, suspect: true });
  await session.endSession();
}

/** Delivers what is due, as the job does. */
async function deliver(options: Partial<Parameters<typeof deliverPushes>[0]> = {}): Promise<void> {
  await allFolded();
  const sender = webPushSender(pushSettings(), vapidKeys);
  const { signal } = new AbortController();
  await deliverPushes({ sender, presence: nobodyOnline, logger: quiet as never, signal, ...options });
}
async function subscribe(who: Person): Promise<TestBrowser> {
  const browser = service.browser(serverKey);
  const { pushSubscribe } = await who.client.data(SUBSCRIBE, { input: browser });
  expect(pushSubscribe).toEqual({ subscribed: true });
  return browser;
}
const messages = (who: Person) => PushMessageModel.find({ user: objectId(who.id) }).lean();
const dueNow = (who: Person) =>
  PushMessageModel.updateMany({ user: objectId(who.id) }, { dueAt: new Date(0) });
const bodies = () => service.received.map(({ payload }) => payload.body);

describe('push messages', () => {
  it('reach every browser of who is not connected, encrypted, once, in words of the list', async () => {
    await Promise.all([subscribe(mira), subscribe(mira)]);
    await comment(jonas, post);
    await deliver();
    await deliver();
    expect(service.received).toHaveLength(2);
    const [first, second] = service.received;
    expect(first!.browser).not.toBe(second!.browser);
    expect(first).toMatchObject({
      ttl: 86_400,
      payload: { title: 'Leela', body: 'Test Person commented on your post', type: 'COMMENT', target: post },
    });
    // Not a word of what was written.
    expect(JSON.stringify(service.received)).not.toContain('Lovely');
    expect(first!.payload.notification).toBe(`ntf_${first!.topic}`);
    expect((await messages(mira)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    await deliverAgain();
    await PushMessageModel.updateMany(
      { user: objectId(mira.id), status: PushStatus.PENDING },
      { dueAt: new Date(0) },
    );
    await deliver();
    expect(service.received).toHaveLength(2);
  });

  it('tell of messages, and not what they say', async () => {
    await subscribe(mira);
    await befriend(jonas, mira);
    await deliver();
    service.received.length = 0;
    const conversation = await talk(jonas, mira);
    await say(jonas, conversation, 'a secret');
    await deliver();
    expect(service.received).toMatchObject([
      { payload: { type: 'MESSAGE', body: 'Test Person sent you a message', target: conversation } },
    ]);
    expect(JSON.stringify(service.received)).not.toContain('secret');
  });

  it('tell of what else is written while the first is unread, once a minute at most', async () => {
    await subscribe(mira);
    await befriend(jonas, mira);
    await deliver();
    service.received.length = 0;
    const conversation = await talk(jonas, mira);
    await say(jonas, conversation, 'Hello');
    await deliver();
    await say(jonas, conversation, 'Hello');
    await say(jonas, conversation, 'Hello');
    await deliver();
    expect(service.received).toHaveLength(1);
    const row = (await messages(mira)).find(({ status }) => status === PushStatus.PENDING)!;
    expect(row.dueAt.getTime()).toBe(row.sentAt!.getTime() + 60_000);
    await dueNow(mira);
    await deliver();
    expect(service.received).toHaveLength(2);
  });

  it('tell a group that grows while it waits once, and let it rest when it was told', async () => {
    await subscribe(mira);
    for (const who of [jonas, ada]) await comment(who, post);
    await deliver();
    expect(bodies()).toEqual(['Test Person and Test Person commented on your post']);
    await comment(jonas, post);
    await deliver();
    expect(service.received).toHaveLength(1);
    const [row] = await messages(mira);
    expect(row!.dueAt.getTime()).toBe(row!.sentAt!.getTime() + 15 * 60_000);
    await dueNow(mira);
    await deliver();
    expect(service.received).toHaveLength(2);
  });

  it('are not sent to who is connected, has read it, or wants none of that kind', async () => {
    await subscribe(mira);
    await jonas.client.data(REACT, { id: post, reaction: 'LIKE' });
    await deliver();
    expect(await messages(mira)).toEqual([]);
    await comment(jonas, post);
    await deliver({ presence: { ...nobodyOnline, online: async (all) => new Set(all) } });
    expect(await messages(mira)).toMatchObject([{ status: 'dropped', reason: 'The person is connected.' }]);
    await jonas.client.data(FOLLOW, { id: mira.id });
    await allFolded();
    await mira.client.data(MARK, {});
    await deliver();
    const { updatePreferences } = await mira.client.data(PREFER, {
      input: { push: { comments: false, likes: true } },
    });
    expect(updatePreferences.viewer.preferences.push).toEqual({ likes: true, comments: false });
    await comment(ada, post);
    await deliver();
    expect(service.received).toEqual([]);
    await ada.client.data(REACT, { id: post, reaction: 'LOVE' });
    await deliver();
    expect(bodies()).toEqual(['Test Person liked your post']);
    await mira.client.data(PREFER, { input: { pushNotifications: false } });
    await ada.client.data(FOLLOW, { id: mira.id });
    await deliver();
    expect(service.received).toHaveLength(1);
  });

  it('wait for the end of quiet hours, by the person’s clock', async () => {
    await subscribe(mira);
    const hour = new Date().getUTCHours();
    const clock = (ahead: number) => `${String((hour + 24 + ahead) % 24).padStart(2, '0')}:00`;
    // Two hours ahead of UTC all year, so its clock shows what is quiet there and not in UTC.
    const input = {
      timezone: 'Africa/Johannesburg',
      quietHours: { enabled: true, from: clock(1), to: clock(4) },
    };
    const { updatePreferences } = await mira.client.data(PREFER, { input });
    expect(updatePreferences.viewer.preferences.quietHours).toEqual(input.quietHours);
    const begun = Date.now();
    await comment(jonas, post);
    await deliver();
    expect(service.received).toEqual([]);
    const [row] = await messages(mira);
    expect(row).toMatchObject({ status: 'pending', attempts: 0 });
    expect(row!.dueAt.getUTCMinutes()).toBe(0);
    expect(row!.dueAt.getTime() - begun).toBeGreaterThan(60 * 60_000);
    expect(row!.dueAt.getTime() - begun).toBeLessThanOrEqual(2 * 60 * 60_000);
    // Tried too early all the same, it is put off without counting as a failure.
    await dueNow(mira);
    await deliver();
    expect(await messages(mira)).toMatchObject([{ status: 'pending', attempts: 0, dueAt: row!.dueAt }]);
    await mira.client.data(PREFER, { input: { quietHours: { enabled: false } } });
    await dueNow(mira);
    await deliver();
    expect(service.received).toHaveLength(1);
  });

  it('F13 are tried again later, as the service asks, and given up at last', async () => {
    await subscribe(mira);
    await comment(jonas, post);
    service.answer(503, { 'retry-after': '120' });
    const begun = Date.now();
    await deliver();
    const [waiting] = await messages(mira);
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1 });
    expect(waiting!.dueAt.getTime() - begun).toBeGreaterThanOrEqual(119_000);
    service.answer(500);
    for (let attempt = 2; attempt <= 3; attempt++) {
      await dueNow(mira);
      await deliver({ mostAttempts: 3 });
    }
    expect(await messages(mira)).toMatchObject([{ status: 'dead', attempts: 3 }]);
    const asked = service.asked();
    await dueNow(mira);
    await deliver();
    expect(service.asked()).toBe(asked);
  });

  it('F13 come back from a gateway that died with them in hand', async () => {
    await subscribe(mira);
    await comment(jonas, post);
    await allFolded();
    // It claims, and is never heard of again.
    const stuck = deliver({ sender: { send: () => new Promise(() => undefined) }, leaseMs: 1, hands: 1 });
    await expect.poll(async () => (await messages(mira))[0]?.attempts).toBe(1);
    await expect.poll(async () => (await deliver(), service.received.length)).toBe(1);
    expect(await messages(mira)).toMatchObject([{ status: 'sent', attempts: 2 }]);
    void stuck;
  });

  it('end with the subscription: by the service, by sign-out, by the key, by word', async () => {
    const gone = await subscribe(mira);
    await comment(jonas, post);
    service.answer(410);
    await deliver();
    expect(await PushSubscriptionModel.countDocuments({ endpoint: gone.endpoint })).toBe(0);
    expect(await messages(mira)).toMatchObject([{ status: 'dropped' }]);
    service.answer(201);

    const kept = await subscribe(jonas);
    expect((await ada.client.data(UNSUBSCRIBE, { endpoint: kept.endpoint })).pushUnsubscribe).toEqual({
      subscribed: false,
    });
    expect(await PushSubscriptionModel.countDocuments({ endpoint: kept.endpoint })).toBe(1);
    await jonas.client.data(UNSUBSCRIBE, { endpoint: kept.endpoint });
    expect(await PushSubscriptionModel.countDocuments({ endpoint: kept.endpoint })).toBe(0);

    const old = await subscribe(ada);
    await PushSubscriptionModel.updateOne({ endpoint: old.endpoint }, { serverKey: 'another' });
    await ada.client.data(REACT, { id: post, reaction: 'LIKE' });
    await mira.client.data(FOLLOW, { id: ada.id });
    await deliver();
    expect(await PushSubscriptionModel.countDocuments({ endpoint: old.endpoint })).toBe(0);

    const signedOut = await subscribe(jonas);
    await jonas.client.data(SIGN_OUT);
    await allFolded();
    expect(await PushSubscriptionModel.countDocuments({ endpoint: signedOut.endpoint })).toBe(0);
    expect(service.received).toEqual([]);
  });
});

describe('subscribing', () => {
  it('again is the same, and of many browsers the oldest gives way', async () => {
    const first = await subscribe(mira);
    await mira.client.data(SUBSCRIBE, { input: first });
    const user = objectId(mira.id);
    expect(await PushSubscriptionModel.countDocuments({ user })).toBe(1);
    // Somebody else on the same browser takes it over.
    await jonas.client.data(SUBSCRIBE, { input: first });
    expect(await PushSubscriptionModel.countDocuments({ user })).toBe(0);
    const all: TestBrowser[] = [];
    for (let n = 0; n < 11; n++) all.push(await subscribe(mira));
    const left = await PushSubscriptionModel.find({ user }).lean();
    expect(left.map(({ endpoint }) => endpoint).sort()).toEqual(
      all
        .slice(1)
        .map(({ endpoint }) => endpoint)
        .sort(),
    );
  });

  it('25 is refused for addresses inside of a network and for keys that are none', async () => {
    const good = service.browser(serverKey);
    const { visitor } = await testApp();
    expect(await visitor.refusal(SUBSCRIBE, { input: good })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await visitor.refusal(UNSUBSCRIBE, { endpoint: good.endpoint })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const at = (endpoint: string) => ({ ...good, endpoint });
    const cases: [object, string][] = [
      ...[
        'https://127.0.0.1/x',
        'https://[::1]/x',
        'https://169.254.169.254/latest',
        'https://push.internal/x',
        'http://push.example.com/x',
        'https://user:secret@push.example.com/x',
        'file:///etc/passwd',
        'nonsense',
      ].map((endpoint): [object, string] => [at(endpoint), 'endpoint']),
      [{ ...good, keys: { ...good.keys, p256dh: 'AAAA' } }, 'keys.p256dh'],
      [{ ...good, keys: { ...good.keys, p256dh: `B${'A'.repeat(86)}` } }, 'keys.p256dh'],
      [{ ...good, keys: { ...good.keys, auth: 'short' } }, 'keys.auth'],
      [{ ...good, expirationTime: '2020-01-01T00:00:00Z' }, 'expirationTime'],
    ];
    for (const [input, field] of cases)
      expect(await refused(mira.client, SUBSCRIBE, { input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field,
      });
    expect(await refused(mira.client, PREFER, { input: { quietHours: { from: '25:00' } } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'quietHours.from',
    });
    expect(await UserPreferencesModel.countDocuments({ user: objectId(mira.id) })).toBe(0);
  });

  it('25 calls no name that leads into a network, whatever it led to before', async () => {
    const sender = webPushSender({ ...before, origins: [] }, vapidKeys);
    const { keys } = service.browser(serverKey);
    const inside = { endpoint: `https://localhost.:${new URL(service.origin).port}/x`, keys };
    const options = { topic: 'x', ttlSeconds: 1 };
    await expect(sender.send(inside, '{}', options)).rejects.toMatchObject({ name: 'PushGone' });
    const { port } = new URL(service.origin);
    const { post: send } = await import('../../src/integrations/push/post.js');
    const asked = { headers: {}, body: Buffer.from('x'), timeoutMs: 5_000 };
    const url = new URL(`http://localhost:${port}/x`);
    await expect(send(url, { ...asked, trusted: false })).rejects.toThrow('inside of a network');
    expect((await send(url, { ...asked, trusted: true }).catch(() => ({ status: 404 }))).status).toBe(404);
  });

  it('is by one key for all gateways, sealed in the database, or by the configured one', async () => {
    const [row] = await VapidKeyModel.find().lean();
    const { publicKey, privateKey } = await vapidKeys();
    expect([row!.publicKey, serverKey]).toEqual([publicKey, publicKey]);
    expect(JSON.stringify(row)).not.toContain(privateKey);
    // Another process, another secret: both halves are new, and there is still one pair.
    await VapidKeyModel.updateOne({}, { sealedPrivateKey: 'sealed-with-another-secret' });
    configureVapid(null);
    const made = await Promise.all([vapidKeys(), vapidKeys()]);
    expect(made[0]).toEqual(made[1]);
    expect(made[0].publicKey).not.toBe(publicKey);
    expect(await VapidKeyModel.countDocuments()).toBe(1);
    configureVapid({ publicKey, privateKey });
    expect(await vapidKeys()).toEqual({ publicKey, privateKey });
    configureVapid(null);
  });
});
