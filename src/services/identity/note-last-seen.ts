import { Types } from 'mongoose';
import { LastSeenModel } from '../../models/identity/index.js';

/** As many rows are written by one command. */
const CHUNK = 1_000;

/** Writes down when people were last seen, which only ever moves forward. No event: nothing follows from it. */
export async function noteLastSeen(seen: readonly { person: string; at: Date }[]): Promise<void> {
  for (let start = 0; start < seen.length; start += CHUNK)
    await LastSeenModel.collection.bulkWrite(
      seen.slice(start, start + CHUNK).map(({ person, at }) => ({
        updateOne: {
          filter: { _id: Types.ObjectId.createFromHexString(person) },
          update: { $max: { at } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
}
