import type { ClientSession, Types } from 'mongoose';
import type { Lane } from '../../events/lane.js';
import { MESSAGING_LANE } from '../../events/settled.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { InboxCounterModel, InboxEntryModel, type InboxCounter } from '../../models/messaging/index.js';
import { fold, type Folded } from './fold.js';
import { touchedBy } from './touched.js';

/**
 * The lane that alone writes inboxes: how each conversation lies before each of its people, what they have not read, and
 * the numbers by which they hear of changes. Nobody who writes or reads contends with it.
 */
export const messagingLane: Lane = {
  name: MESSAGING_LANE,
  // One message may mean a hundred entries, hence smaller batches.
  batchSize: 100,
  paceMs: 50,
  concerns: (type) => CONCERNED.test(type),
  async handle(events, { session }) {
    if (!events.some(concernsInboxes)) return;
    await write(await fold(await touchedBy(events, session), session), session);
  },
};

const CONCERNED = /^(conversation\.|message\.|user\.(un)?blocked|user\.(suspended|restored|erasure-))/;
const concernsInboxes = ({ type }: DomainEvent): boolean => CONCERNED.test(type);

/** Writes the entries, each under the next number of its person. */
async function write(folded: readonly Folded[], session: ClientSession): Promise<void> {
  if (folded.length === 0) return;
  const people = new Map(folded.map(({ entry: { user } }) => [user.toHexString(), user]));
  const counters = await InboxCounterModel.collection
    .find<InboxCounter>({ _id: { $in: [...people.values()] } }, { session, batchSize: 10_000 })
    .toArray();
  const next = new Map(counters.map(({ _id, seq }) => [_id.toHexString(), seq]));
  const changed = new Map<string, { user: Types.ObjectId; seq: number; event: Types.ObjectId }>();
  const writes = folded.map(({ entry, event, told }) => {
    const { _id, user, conversation, ...rest } = entry;
    const key = user.toHexString();
    if (told) {
      const seq = (next.get(key) ?? 0) + 1;
      next.set(key, seq);
      changed.set(key, { user, seq, event });
      rest.inboxSeq = seq;
    }
    const update = { $set: rest, $setOnInsert: { _id } };
    return { updateOne: { filter: { user, conversation }, update, upsert: true } };
  });
  await InboxEntryModel.collection.bulkWrite(writes, { session, ordered: false });
  const counts = [...changed.values()].map(({ user, seq, event }) => ({
    updateOne: { filter: { _id: user }, update: { $set: { seq, event } }, upsert: true },
  }));
  if (counts.length > 0) await InboxCounterModel.collection.bulkWrite(counts, { session, ordered: false });
}

/** What the lane tells once its effects are committed: whose inbox changed since by a later event is told of that. */
export async function announceInboxes(events: readonly DomainEvent[], topics: TopicBus): Promise<void> {
  if (!events.some(concernsInboxes)) return;
  const changed = await InboxCounterModel.collection
    .find<InboxCounter>({ event: { $in: events.map(({ _id }) => _id) } })
    .toArray();
  for (const { _id, seq } of changed) await topics.publish('inbox', _id.toHexString(), { seq });
}
