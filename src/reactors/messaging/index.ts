import type { ClientSession } from 'mongoose';
import type { Lane } from '../../events/lane.js';
import { MESSAGING_LANE } from '../../events/settled.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { InboxCounterModel, InboxEntryModel, type InboxCounter } from '../../models/messaging/index.js';
import { fold, type Folded } from './fold.js';
import { lookUp } from './known.js';
import { touchedBy } from './touched.js';

/**
 * The only lane that writes inboxes: the entry of each conversation per participant, unread counts, and the numbers
 * of the changes. Requests never contend with it.
 */
export const messagingLane: Lane = {
  name: MESSAGING_LANE,
  // One message may change a hundred entries, so the batches are smaller.
  batchSize: 100,
  paceMs: 100,
  concerns: (type) => CONCERNED.test(type),
  async handle(events, { session }) {
    if (!events.some(concernsInboxes)) return;
    const touched = await touchedBy(events, session);
    const known = await lookUp(touched, session);
    const folded = await fold(touched, known, session);
    changedBy.set(events, await write(folded, known.numbers, session));
  },
};

const CONCERNED = /^(conversation\.|message\.|user\.(un)?blocked|user\.(suspended|restored|erasure-))/;
const concernsInboxes = ({ type }: DomainEvent): boolean => CONCERNED.test(type);

/** A changed inbox: the last number, and the event that caused it. */
type Changed = Pick<InboxCounter, '_id' | 'seq' | 'event'>;

/** The changes of the batches that are being processed, so that they need not be read again after the commit. */
const changedBy = new WeakMap<readonly DomainEvent[], Changed[]>();

/** Writes the entries, each with its user's next number. */
async function write(
  folded: readonly Folded[],
  numbers: ReadonlyMap<string, number>,
  session: ClientSession,
): Promise<Changed[]> {
  if (folded.length === 0) return [];
  const changed = new Map<string, Changed>();
  const writes = folded.map(({ entry, event, told }) => {
    const { _id, user, conversation, ...rest } = entry;
    const key = user.toHexString();
    if (told) {
      const seq = (changed.get(key)?.seq ?? numbers.get(key) ?? 0) + 1;
      changed.set(key, { _id: user, seq, event });
      rest.inboxSeq = seq;
    }
    const update = { $set: rest, $setOnInsert: { _id } };
    return { updateOne: { filter: { user, conversation }, update, upsert: true } };
  });
  await InboxEntryModel.collection.bulkWrite(writes, { session, ordered: false });
  const counts = [...changed.values()].map(({ _id, seq, event }) => ({
    updateOne: { filter: { _id }, update: { $set: { seq, event } }, upsert: true },
  }));
  if (counts.length > 0) await InboxCounterModel.collection.bulkWrite(counts, { session, ordered: false });
  return [...changed.values()];
}

/** Publishes signals after the lane's commit. An inbox that a later event has changed is signalled for that event. */
export async function announceInboxes(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  if (!events.some(concernsInboxes)) return;
  // Read from the database if another leader wrote it, or if only a part of the batch could be published.
  const changed =
    changedBy.get(events) ??
    (await InboxCounterModel.collection
      .find<Changed>({ event: { $in: events.map(({ _id }) => _id) } })
      .toArray());
  for (const { _id, seq } of changed) await topics.publish('inbox', _id.toHexString(), { seq });
}
