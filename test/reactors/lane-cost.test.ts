import mongoose, { Types } from 'mongoose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { passBatch } from '../../src/events/batch.js';
import type { Lane } from '../../src/events/lane.js';
import { retireLane } from '../../src/events/retention.js';
import type { TopicBus } from '../../src/events/topics.js';
import type { DomainEvent } from '../../src/events/types.js';
import { newRequestCost, runWithCost } from '../../src/lib/request-cost.js';
import { InboxCounterModel, InboxEntryModel } from '../../src/models/messaging/index.js';
import { NotificationCounterModel } from '../../src/models/social/index.js';
import { DomainEventModel, EventCheckpointModel } from '../../src/models/system/index.js';
import { askAll, rowsOf } from '../../src/reactors/ask.js';
import { messagingLane } from '../../src/reactors/messaging/index.js';
import { announced } from '../../src/reactors/announced.js';
import { notificationsLane } from '../../src/reactors/notifications/index.js';
import { people, type Person } from '../factories/person.js';
import { befriend, say, talk } from '../messaging/talk.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';

let mira: Person;
let jonas: Person;
let events: DomainEvent[];
beforeAll(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
  await befriend(mira, jonas);
  const id = await talk(mira, jonas);
  for (let n = 0; n < 3; n++) await say(n % 2 ? jonas : mira, id, `m${n}`);
  await allFolded();
  events = (await DomainEventModel.find({ type: 'message.sent', 'data.conversation': objectId(id) })
    .sort({ _id: 1 })
    .lean()) as unknown as DomainEvent[];
}, 60_000);

/** The same messages, of which nobody has been told yet. */
const unheard = (): DomainEvent[] => {
  const conversation = new Types.ObjectId();
  return events.map(
    (event) => ({ ...event, data: { ...event.data, conversation } }) as unknown as DomainEvent,
  );
};

/** Passes a batch as the leader would, and counts the commands of it and of what follows its commit. */
async function passed(lane: Lane, batch: DomainEvent[]) {
  const signals: unknown[][] = [];
  const topics = { publish: async (...signal: unknown[]) => void signals.push(signal) };
  const [told] = announced([lane], topics as unknown as TopicBus);
  // A place of its own, so that the gateway's lane is in nobody's way.
  const own = { ...told!, name: 'cost' };
  await EventCheckpointModel.create({ _id: own.name, fence: 1 });
  const [inBatch, after] = [newRequestCost('batch'), newRequestCost('after')];
  const session = await mongoose.startSession();
  try {
    await runWithCost(inBatch, () =>
      passBatch(session, { lane: own, fence: 1, events: batch, suspect: false }),
    );
    await runWithCost(after, () => own.afterCommit!(batch));
  } finally {
    await retireLane(own.name);
    await session.endSession();
  }
  return { inBatch: inBatch.commands, after: after.commands, signals };
}

describe('a batch of messages', () => {
  it('is six commands for the lane of inboxes, and none to tell of it', async () => {
    expect(events).toHaveLength(3);
    // As if the lane had not heard of it: what it has counted once, it counts from the rows.
    await InboxEntryModel.deleteMany({ conversation: events[0]!.data['conversation' as never] });
    const { inBatch, after, signals } = await passed(messagingLane, events);
    expect([inBatch, after]).toEqual([6, 0]);
    const numbers = await InboxCounterModel.find({ event: { $in: events.map(({ _id }) => _id) } }).lean();
    expect(numbers).toHaveLength(2);
    expect(signals).toHaveLength(2);
    for (const { _id, seq } of numbers) expect(signals).toContainEqual(['inbox', String(_id), { seq }]);
  });

  it('is seven for the lane of notifications, and none to tell of it', async () => {
    const batch = unheard();
    const { inBatch, after, signals } = await passed(notificationsLane, batch);
    expect([inBatch, after]).toEqual([7, 0]);
    const counts = await NotificationCounterModel.find({
      event: { $in: batch.map(({ _id }) => _id) },
    }).lean();
    expect(counts).toHaveLength(2);
    expect(signals).toHaveLength(2);
    for (const { _id, seq, unread } of counts)
      expect(signals).toContainEqual(['notifications', String(_id), { seq, unread }]);
  });

  it('is told of from what is stored where another leader has passed it', async () => {
    const publish = vi.fn(async () => undefined);
    const [lane] = announced([messagingLane], { publish } as unknown as TopicBus);
    await lane!.afterCommit!([...events]);
    expect(publish).toHaveBeenCalledTimes(2);
  });
});

describe('what is asked at once', () => {
  it('is what each question would bring alone, in its transaction, more than one document may hold', async () => {
    const big = mongoose.connection.collection('test_big');
    const pad = 'x'.repeat(600_000);
    await big.insertMany(Array.from({ length: 40 }, (_, n) => ({ n, pad })));
    const model = { collection: big, db: mongoose.connection } as never;
    const session = await mongoose.startSession();
    const answers = await session.withTransaction(async () => {
      await big.insertOne({ n: 40, pad: 'mine' }, { session });
      return askAll(session, {
        all: rowsOf<{ n: number; pad: string }>(model, {}),
        some: rowsOf<{ n: number }>(model, { n: { $in: [3, 40] } }, { n: 1 }),
        none: rowsOf<{ n: number }>(model, { n: -1 }),
        unasked: null,
      });
    });
    await session.endSession();
    await big.drop();
    expect(answers.all.map(({ n }) => n).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 41 }, (_, n) => n),
    );
    expect(answers.all.every((row) => Object.keys(row).join() === '_id,n,pad')).toBe(true);
    expect(answers.some.map((row) => Object.keys(row).join())).toEqual(['_id,n', '_id,n']);
    expect(answers).toMatchObject({ none: [], unasked: [] });
  });
});
