import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { ConversationHeadModel } from '../../models/messaging/index.js';

/**
 * The numbers of several things that happen in these conversations, in their order: those of one conversation follow each
 * other. One command for one conversation, two for several. Null where a conversation is not there.
 */
export async function takeNumbers(
  tx: Tx,
  conversations: readonly Types.ObjectId[],
): Promise<number[] | null> {
  const counts = new Map<string, { _id: Types.ObjectId; count: number }>();
  const places = conversations.map((_id) => {
    const name = _id.toHexString();
    const count = (counts.get(name)?.count ?? 0) + 1;
    counts.set(name, { _id, count });
    return { name, count };
  });
  const last = await raise(tx, [...counts.values()]);
  if (last.size < counts.size) return null;
  return places.map(({ name, count }) => last.get(name)! - counts.get(name)!.count + count);
}

interface Raise {
  _id: Types.ObjectId;
  count: number;
}

/** Raises the heads of conversations; answers how far they have come. */
async function raise({ session }: Tx, heads: readonly Raise[]): Promise<Map<string, number>> {
  const { collection } = ConversationHeadModel;
  const [first, ...others] = heads as [Raise, ...Raise[]];
  const up = ({ _id, count }: Raise) => ({ filter: { _id }, update: { $inc: { seq: count } } });
  if (others.length === 0) {
    const { filter, update } = up(first);
    const row = await collection.findOneAndUpdate(filter, update, { session, returnDocument: 'after' });
    return new Map(row ? [[first._id.toHexString(), row['seq'] as number]] : []);
  }
  await collection.bulkWrite(
    heads.map((head) => ({ updateOne: up(head) })),
    { session },
  );
  const rows = await collection
    .find<{
      _id: Types.ObjectId;
      seq: number;
    }>({ _id: { $in: heads.map(({ _id }) => _id) } }, { session, projection: { seq: 1 }, batchSize: 1_000 })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}
