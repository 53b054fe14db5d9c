import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { passBatch } from '../../src/events/batch.js';
import type { TopicBus } from '../../src/events/topics.js';
import type { DomainEvent } from '../../src/events/types.js';
import {
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
} from '../../src/models/social/index.js';
import { EventCheckpointModel } from '../../src/models/system/index.js';
import { announced } from '../../src/reactors/announced.js';
import { notificationsLane } from '../../src/reactors/notifications/index.js';
import { notificationLimits } from '../../src/reactors/notifications/limits.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { allFolded, latestEvents } from '../setup/lanes.js';
import { LIST, MARK, objectId, stored, toldTo } from '../social/notifications.js';
import { COMMENT, FOLLOW, REACT, UNREACT } from '../social/operations.js';

let mira: Person;
let jonas: Person;
let ada: Person;
let post: string;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  for (const who of [jonas, ada]) await who.client.data(FOLLOW, { id: mira.id });
  post = await publish(mira);
  for (const who of [jonas, ada]) {
    await who.client.data(REACT, { id: post, reaction: 'LIKE' });
    await comment(who, post);
  }
  await jonas.client.data(UNREACT, { id: post });
  await allFolded();
}, 60_000);

const everything = async () => ({
  rows: await NotificationModel.find().sort({ _id: 1 }).lean(),
  actors: await NotificationActorModel.find().sort({ _id: 1 }).lean(),
  counters: await NotificationCounterModel.find().sort({ _id: 1 }).lean(),
});

describe('the lane of notifications', () => {
  it('takes effect once, however often its events are delivered', async () => {
    const before = await everything();
    expect(before.rows.length).toBeGreaterThan(0);
    const events = await latestEvents(100);
    const { fence } = (await EventCheckpointModel.findById(notificationsLane.name).lean())!;
    const session = await mongoose.startSession();
    try {
      for (let again = 0; again < 2; again++)
        await passBatch(session, { lane: notificationsLane, fence, events, suspect: true });
    } finally {
      await session.endSession();
    }
    expect(await everything()).toEqual(before);
  });

  it('leaves nothing of a batch that was killed before its commit', async () => {
    const before = await everything();
    const fresh = {
      ...(await latestEvents(100)).findLast(({ type }) => type === 'comment.added')!,
    } as DomainEvent;
    const session = await mongoose.startSession();
    session.startTransaction();
    const killed = {
      ...fresh,
      data: { ...fresh.data, comment: new mongoose.Types.ObjectId() },
    } as DomainEvent;
    await notificationsLane.handle([killed], { session, inc: () => undefined as never });
    const recipient = objectId(mira.id);
    expect(await NotificationActorModel.countDocuments({ recipient }).session(session)).toBe(
      before.actors.filter((row) => row.recipient.equals(recipient)).length + 1,
    );
    await session.abortTransaction();
    await session.endSession();
    expect(await everything()).toEqual(before);
  });

  it('names whoever wrote last first, also where one batch brings several messages of theirs', async () => {
    const conversation = new mongoose.Types.ObjectId();
    const sent = (who: Person, seq: number) => {
      const [author, message, at] = [objectId(who.id), new mongoose.Types.ObjectId(), new Date()];
      const facts = { conversation, kind: 'group', message, author, seq, at, mentions: [] };
      const data = { ...facts, to: [objectId(mira.id)] };
      return { _id: new mongoose.Types.ObjectId(), type: 'message.sent', at, actor: author, data };
    };
    const events = [sent(jonas, 1), sent(ada, 2), sent(jonas, 3)] as unknown as DomainEvent[];
    const session = await mongoose.startSession();
    session.startTransaction();
    await notificationsLane.handle(events, { session, inc: () => undefined as never });
    const row = await NotificationModel.findOne({ target: conversation }).session(session).lean();
    await session.abortTransaction();
    await session.endSession();
    expect(row).toMatchObject({ actorCount: 2, actors: [objectId(jonas.id), objectId(ada.id)] });
  });

  it('signals to those whose notifications changed, once that is committed', async () => {
    const signals: unknown[] = [];
    const topics = {
      publish: async (...signal: unknown[]) => void signals.push(signal),
    } as unknown as TopicBus;
    const [lane] = announced([notificationsLane], topics);
    await ada.client.data(UNREACT, { id: post });
    await allFolded();
    await lane!.afterCommit!(await latestEvents(100));
    const { unread, seq } = await stored(mira);
    expect(signals).toContainEqual(['notifications', objectId(mira.id).toHexString(), { seq, unread }]);
  });

  it('announces no post to more people than are worth it', async () => {
    notificationLimits.mostFollowers = 1;
    try {
      const loud = await publish(mira);
      const { told } = await toldTo(jonas);
      expect(told.map(({ target }) => target!.id)).not.toContain(loud);
    } finally {
      notificationLimits.mostFollowers = 2_000;
    }
  });
});

describe('what is stored of notifications', () => {
  it('goes 30 days after it was read, by the database', async () => {
    const ttl = { expireAfterSeconds: 2_592_000, key: { readAt: 1 } };
    expect(await NotificationModel.collection.indexes()).toContainEqual(
      expect.objectContaining({ ...ttl, partialFilterExpression: { read: true } }),
    );
    expect(await NotificationActorModel.collection.indexes()).toContainEqual(expect.objectContaining(ttl));
  });

  it('is counted as it is, and what drifts is found and repaired', async () => {
    await allFolded();
    const run = async (fix = false) => (await reconcile({ fix, settle: allFolded })).drift;
    await run(true);
    const mine = { _id: objectId(mira.id) };
    const row = (await NotificationModel.findOne({ recipient: mine._id, read: false }).lean())!;
    await NotificationCounterModel.updateOne(mine, { $inc: { unread: 7 } });
    await NotificationModel.updateOne({ _id: row._id }, { $inc: { actorCount: 7 } });
    expect((await run(true)).map(({ collection, path }) => `${collection}.${path}`).sort()).toEqual([
      'notification_counters.unread',
      'notifications.actorCount',
    ]);
    expect(await run()).toEqual([]);
  });
});

describe('reading notifications', () => {
  it('costs the same number of commands for 5 and for 50', { timeout: 60_000 }, async () => {
    const [reader] = (await people(1)) as [Person];
    const body = `For @${reader.username}`;
    for (let n = 0; n < 28; n++) {
      const who = n % 2 ? jonas : ada;
      await publish(who, { caption: `${body} ${n}` });
      await who.client.data(COMMENT, { input: { targetId: post, body } });
    }
    await allFolded();
    const answers = [];
    for (const first of [5, 50]) answers.push(await reader.client.send(LIST, { first }));
    expect(answers.map(({ data }) => data.viewer.notifications.nodes.length)).toEqual([5, 50]);
    const [small, large] = answers.map(({ extensions }) => extensions.cost!.mongoCommands);
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(6);
    const { endCursor } = answers[1]!.data.viewer.notifications.pageInfo;
    const rest = await reader.client.data(LIST, { first: 50, after: endCursor });
    const ids = [...answers[1]!.data.viewer.notifications.nodes, ...rest.viewer.notifications.nodes];
    expect(new Set(ids.map(({ id }: { id: string }) => id)).size).toBe(56);
    expect(rest.viewer.unreadNotifications).toBe(56);
    expect((await reader.client.data(MARK, {})).markNotificationsRead.unreadCount).toBe(0);
  });
});
