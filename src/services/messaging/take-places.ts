import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { ConversationHeadModel, ConversationMemberModel } from '../../models/messaging/index.js';
import { MEMBERS_NOW, type MemberNow } from './admission.js';

/** The position of an event: its number in the conversation, and the members at that moment. */
export interface Place {
  seq: number;
  members: readonly MemberNow[];
}

interface Head {
  _id: Types.ObjectId;
  /** The last number. */
  seq: number;
  members: MemberNow[];
}

/**
 * Takes the numbers of several events in these conversations, in order; those of one conversation are consecutive.
 * Two commands for any number. Null if a conversation does not exist.
 */
export async function takePlaces(tx: Tx, conversations: readonly Types.ObjectId[]): Promise<Place[] | null> {
  const counts = new Map<string, { _id: Types.ObjectId; count: number }>();
  const nth = conversations.map((_id) => {
    const name = _id.toHexString();
    const count = (counts.get(name)?.count ?? 0) + 1;
    counts.set(name, { _id, count });
    return { name, count };
  });
  const heads = await raise(tx, [...counts.values()]);
  if (heads.size < counts.size) return null;
  return nth.map(({ name, count }) => {
    const { seq, members } = heads.get(name)!;
    return { seq: seq - counts.get(name)!.count + count, members };
  });
}

/** Increases the heads of conversations. Later reads are of the same snapshot, so the members are read with them. */
async function raise(
  { session }: Tx,
  by: readonly { _id: Types.ObjectId; count: number }[],
): Promise<Map<string, Head>> {
  const { collection } = ConversationHeadModel;
  await collection.bulkWrite(
    by.map(({ _id, count }) => ({ updateOne: { filter: { _id }, update: { $inc: { seq: count } } } })),
    { session },
  );
  const members = {
    ...{ from: ConversationMemberModel.collection.name, localField: '_id', foreignField: 'conversation' },
    ...{ pipeline: [{ $match: MEMBERS_NOW.filter }, { $project: MEMBERS_NOW.projection }], as: 'members' },
  };
  const rows = await collection
    .aggregate<Head>(
      [
        { $match: { _id: { $in: by.map(({ _id }) => _id) } } },
        { $project: { seq: 1 } },
        { $lookup: members },
      ],
      { session, batchSize: 1_000 },
    )
    .toArray();
  return new Map(rows.map((row) => [row._id.toHexString(), row]));
}
