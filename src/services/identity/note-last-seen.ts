import { Types } from 'mongoose';
import { LastSeenModel } from '../../models/identity/index.js';

/** Rows per command. */
const CHUNK = 1_000;

/** Stores when users were last seen; the time only increases. Emits no event, because nothing depends on it. */
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
