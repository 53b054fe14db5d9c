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
 * The lane that alone writes inboxes: how each conversation lies before each of its people, what they have not read, and
 * the numbers by which they hear of changes. Nobody who writes or reads contends with it.
 */
export const messagingLane: Lane = {
  name: MESSAGING_LANE,
  // One message may mean a hundred entries, hence smaller batches.
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

/** Somebody's inbox changed: the last number given out in it, and by which event. */
type Changed = Pick<InboxCounter, '_id' | 'seq' | 'event'>;

/** What the batches have changed that are being passed, so that nobody has to ask what has just been written. */
const changedBy = new WeakMap<readonly DomainEvent[], Changed[]>();

/** Writes the entries, each under the next number of its person. */
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

/** What the lane tells once its effects are committed: whose inbox changed since by a later event is told of that. */
export async function announceInboxes(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  if (!events.some(concernsInboxes)) return;
  // Where another leader wrote it, or it comes apart because some of it can't be told, it is read.
  const changed =
    changedBy.get(events) ??
    (await InboxCounterModel.collection
      .find<Changed>({ event: { $in: events.map(({ _id }) => _id) } })
      .toArray());
  for (const { _id, seq } of changed) await topics.publish('inbox', _id.toHexString(), { seq });
}
