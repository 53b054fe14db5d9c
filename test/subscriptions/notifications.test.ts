import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  NotificationModel,
  NotificationCounterModel,
  NotificationTarget,
  NotificationType,
} from '../../src/models/social/index.js';
import { Types } from 'mongoose';
import { encodeSeq } from '../../src/schema/cursor.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import * as live from '../messaging/live.js';
import { befriend, say, talk } from '../messaging/talk.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, FOLLOW, REACT, UNREACT } from '../social/operations.js';
import { objectId, stored, toldTo } from '../social/notifications.js';

/** As shipped clients send them, to the letter where the contract lies beside the repository. */
const SHARED = process.env.LEELA_SHARED ?? resolve(import.meta.dirname, '../../../shared');
const SHIPPED = join(SHARED, 'contract/realtime.graphql');
const CONTRACT = existsSync(SHIPPED)
  ? readFileSync(SHIPPED, 'utf8').replace(/^query Inbox[^]*/m, '')
  : readFileSync(join(import.meta.dirname, '../operations/notifications.graphql'), 'utf8');
const WITH_KIND = `subscription ($after: String) { notificationReceived(after: $after) { kind cursor unreadCount notification { id type actorCount isRead } } }`;

interface Event {
  kind?: string;
  cursor: string;
  unreadCount: number;
  notification: { id: string; type: string; actorCount: number; isRead: boolean; message: string } | null;
}

let mira: Person;
let jonas: Person;
let ada: Person;
let post: string;
beforeEach(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  post = await publish(mira);
});
afterAll(live.closeAll);

async function listen(who: Person | null, after: string | null, operationName?: string) {
  const query = operationName ? CONTRACT : WITH_KIND;
  const listening = await live.listen<Event>(who, query, { after }, operationName);
  return { ...listening, next: async () => (await listening.take(1))[0]! };
}

const like = (who: Person, id = post) => who.client.data(REACT, { id, reaction: 'LIKE' });
const nobodyYet = encodeSeq(0);
const run = (who: Person, operationName: string, variables: object) =>
  who.client.send(CONTRACT, variables as Record<string, unknown>, operationName);

describe('notificationReceived', () => {
  it('goes on from `notificationCursor`, with what changed since', async () => {
    const cursorOf = async (who: Person) =>
      (await who.client.data('{ viewer { notificationCursor } }')).viewer.notificationCursor as string;
    expect(await cursorOf(ada)).toBe(nobodyYet);
    await like(jonas);
    await allFolded();
    const cursor = await cursorOf(mira);
    await comment(ada, post);
    await allFolded();
    const stream = await listen(mira, cursor);
    expect(await stream.next()).toMatchObject({ unreadCount: 2, notification: { type: 'COMMENT' } });
    await stream.close();
    const { visitor } = await testApp();
    expect((await visitor.data('{ viewer { notificationCursor } }')).viewer).toBeNull();
  });

  it('runs as clients send it: what was missed first, then live, each once and in order', async () => {
    await like(jonas);
    await allFolded();
    const stream = await listen(mira, nobodyYet, 'OnNotification');
    const first = await stream.next();
    expect(first).toMatchObject({
      unreadCount: 1,
      notification: { type: 'LIKE', message: 'Test Person liked your post', isRead: false, actorCount: 1 },
    });
    await comment(ada, post);
    const second = await stream.next();
    expect(second).toMatchObject({ unreadCount: 2, notification: { type: 'COMMENT' } });
    await like(ada);
    const third = await stream.next();
    expect(third).toMatchObject({
      unreadCount: 2,
      notification: { id: first.notification!.id, actorCount: 2 },
    });
    await stream.close();

    // Away meanwhile: what changed twice comes once.
    await jonas.client.data(FOLLOW, { id: mira.id });
    await ada.client.data(FOLLOW, { id: mira.id });
    await allFolded();
    const again = await listen(mira, third.cursor, 'OnNotification');
    expect(await again.next()).toMatchObject({
      unreadCount: 3,
      notification: { type: 'FOLLOW', actorCount: 2 },
    });
    const listed = await run(mira, 'Notifications', { first: 10 });
    expect(listed.data.viewer).toMatchObject({ unreadNotifications: 3 });
    expect(listed.data.viewer.notifications.nodes.map(({ type }: { type: string }) => type)).toEqual([
      'FOLLOW',
      'LIKE',
      'COMMENT',
    ]);
    const ids = [first.notification!.id];
    const marked = await run(mira, 'MarkNotificationsRead', { ids });
    expect(marked.data.markNotificationsRead).toEqual({ unreadCount: 2 });
    expect(await again.next()).toMatchObject({ unreadCount: 2, notification: null });
    await again.close();
  });

  it('tells of each message, though one notification stands for all of a conversation', async () => {
    await befriend(jonas, mira);
    await allFolded();
    const conversation = await talk(jonas, mira);
    const { seq } = await stored(mira);
    const stream = await listen(mira, encodeSeq(seq), 'OnNotification');
    await say(jonas, conversation, 'Hello');
    const first = await stream.next();
    expect(first.notification).toMatchObject({ type: 'MESSAGE', actorCount: 1 });
    await say(jonas, conversation, 'Hello');
    const second = await stream.next();
    expect(second).toMatchObject({
      unreadCount: first.unreadCount,
      notification: { id: first.notification!.id, actorCount: 1 },
    });
    expect(second.cursor).not.toBe(first.cursor);
    await stream.close();
  });

  it('changes the count on all of one’s devices when one reads, and for who was away', async () => {
    await like(jonas);
    await comment(jonas, post);
    await allFolded();
    const devices = [await listen(mira, nobodyYet), await listen(mira, nobodyYet)];
    for (const device of devices) {
      expect(await device.next()).toMatchObject({ kind: 'RECEIVED', notification: { type: 'LIKE' } });
      expect(await device.next()).toMatchObject({ kind: 'RECEIVED', notification: { type: 'COMMENT' } });
    }
    const before = encodeSeq(2);
    await run(mira, 'MarkNotificationsRead', {});
    const counts = await Promise.all(devices.map((device) => device.next()));
    for (const count of counts)
      expect(count).toMatchObject({ kind: 'COUNT_CHANGED', unreadCount: 0, notification: null });
    const late = await listen(mira, before);
    expect(await late.next()).toEqual(counts[0]);
    // A like that is taken back is a count that changes, too.
    await like(ada);
    expect(await late.next()).toMatchObject({ kind: 'RECEIVED', unreadCount: 1 });
    await ada.client.data(UNREACT, { id: post });
    expect(await late.next()).toMatchObject({ kind: 'COUNT_CHANGED', unreadCount: 0 });
    await Promise.all([...devices, late].map((one) => one.close()));
  });

  it('tells nothing of what one may not see by now', async () => {
    await like(jonas);
    await allFolded();
    await comment(ada, post);
    await allFolded();
    const seen = (await toldTo(mira)).told.length;
    expect(seen).toBe(2);
    // Hidden by the rule alone; the lane that takes the row away would hide the rule's work.
    const stream = await listen(mira, nobodyYet);
    await stream.next();
    await stream.next();
    await stream.close();
    await mira.client.data(BLOCK, { id: jonas.id });
    await allFolded();
    const again = await listen(mira, nobodyYet);
    expect(await again.next()).toMatchObject({ kind: 'RECEIVED', notification: { type: 'COMMENT' } });
    expect(await again.next()).toMatchObject({ kind: 'COUNT_CHANGED', unreadCount: 1 });
    await again.close();
  });

  it('says RESYNC where too much was missed or the cursor is unknown, and goes on from there', async () => {
    const recipient = objectId(mira.id);
    const about = {
      recipient,
      type: NotificationType.FOLLOW,
      targetType: NotificationTarget.USER,
      root: null,
    };
    const row = (seq: number) => ({
      ...{ _id: new Types.ObjectId(), target: new Types.ObjectId(), ...about },
      ...{ actors: [objectId(jonas.id)], actorCount: 1, read: false, readAt: null, seq },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    });
    await NotificationModel.collection.insertMany(Array.from({ length: 501 }, (_, n) => row(n + 1)));
    await NotificationCounterModel.collection.insertOne({ _id: recipient, seq: 501, unread: 501 } as never);
    for (const cursor of [nobodyYet, encodeSeq(9_999)]) {
      const stream = await listen(mira, cursor);
      const event = await stream.next();
      expect(event).toMatchObject({ kind: 'RESYNC', cursor: encodeSeq(501), notification: null });
      await stream.close();
    }
    await NotificationModel.deleteMany({ recipient });
    await NotificationCounterModel.updateOne({ _id: recipient }, { unread: 0 });
  });

  it('47 is for oneself alone', async () => {
    const stranger = await listen(null, null);
    expect(await stranger.refused()).toMatchObject({ code: 'UNAUTHENTICATED' });
    const wrong = await listen(mira, 'nonsense');
    expect(await wrong.refused()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
    // Who listens hears of nobody else.
    const stream = await listen(jonas, nobodyYet);
    await like(ada);
    await allFolded();
    await jonas.client.data(REACT, { id: post, reaction: 'LOVE' });
    await ada.client.data(FOLLOW, { id: jonas.id });
    expect(await stream.next()).toMatchObject({ unreadCount: 1, notification: { type: 'FOLLOW' } });
    await stream.close();
  });
});
