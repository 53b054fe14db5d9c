import { beforeAll, describe, expect, it } from 'vitest';
import {
  ConversationHeadModel,
  ConversationModel,
  InboxEntryModel,
  MessageModel,
} from '../../src/models/messaging/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { messagingLane } from '../../src/reactors/messaging/index.js';
import { reconcile } from '../../src/services/system/index.js';
import mongoose from 'mongoose';
import { people, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';
import { inSession } from './session.js';
import { befriend, group, inboxOf, say, talk } from './talk.js';

let mira: Person;
let jonas: Person;
let ada: Person;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas, ada);
});

/** What reconciling finds wrong about some conversations. */
async function driftIn(ids: string[], fix = false) {
  const conversations = ids.map(objectId);
  const entries = await InboxEntryModel.find({ conversation: { $in: conversations } }, { _id: 1 }).lean();
  const known = new Set([...conversations, ...entries.map(({ _id }) => _id)].map(String));
  const { drift } = await reconcile({ settle: allFolded, fix });
  return drift.filter(({ id }) => known.has(String(id)));
}

describe('what is counted about conversations', () => {
  it('is what the rows say, and is repaired where it is not', async () => {
    const ids = [await talk(mira, jonas), await group(mira, [jonas, ada])];
    for (const id of ids) for (const who of [mira, jonas]) await say(who, id, 'counted');
    expect(await driftIn(ids)).toEqual([]);
    const planted = { user: objectId(jonas.id), conversation: objectId(ids[0]!) };
    await InboxEntryModel.updateOne(planted, { $inc: { unread: 5 } });
    await ConversationHeadModel.updateOne({ _id: objectId(ids[1]!) }, { $inc: { members: 2 } });
    expect(await driftIn(ids, true)).toMatchObject([
      { path: 'unread', stored: 6, counted: 1 },
      { path: 'members', stored: 5, counted: 3 },
    ]);
    expect(await driftIn(ids)).toEqual([]);
    expect((await inboxOf(jonas)).nodes.find((node) => node.id === ids[0])).toMatchObject({ unreadCount: 1 });
  });

  it('stays right when the lane hears everything again, in any order', async () => {
    const id = await group(jonas, [mira, ada]);
    for (let n = 0; n < 5; n++) await say(n % 2 ? mira : ada, id, `m${n}`);
    await allFolded();
    const conversation = objectId(id);
    const before = await InboxEntryModel.find({ conversation }).sort({ user: 1 }).lean();
    const events = await DomainEventModel.find({ 'data.conversation': conversation }).lean();
    expect(events.length).toBeGreaterThan(5);
    const again = [...events].reverse() as never[];
    await inSession((session) => messagingLane.handle(again, { session, inc: () => undefined as never }));
    const after = await InboxEntryModel.find({ conversation }).sort({ user: 1 }).lean();
    const facts = (rows: typeof before) =>
      rows.map(({ user, shelf, unread, lastActivity, seq }) => ({ user, shelf, unread, lastActivity, seq }));
    expect(facts(after)).toEqual(facts(before));
  });
});

describe('indexes', () => {
  it('alone make pairs and numbers unique', async () => {
    const id = await talk(mira, jonas);
    const row = await ConversationModel.findById(objectId(id)).lean();
    const { _id: _, ...twin } = row!;
    await expect(mongoose.connection.collection('conversations').insertOne(twin)).rejects.toThrow(/E11000/);
    await say(mira, id, 'once');
    const { _id: __, ...message } = (await MessageModel.findOne({ conversation: objectId(id) }).lean())!;
    await expect(mongoose.connection.collection('messages').insertOne(message)).rejects.toThrow(/E11000/);
  });
});
