import type { ClientSession, Types } from 'mongoose';
import { TimelineEntryModel, TimelineFloorModel } from '../../models/social/index.js';
import { timelineLimits } from './limits.js';

interface Excess {
  _id: Types.ObjectId;
  /** The last entry to keep, and all after it. */
  rest: { _id: Types.ObjectId; at: Date; post: Types.ObjectId }[];
}

/** Trims timelines to the cap, oldest first, and stores down to where each is complete. */
export async function trim(owners: readonly Types.ObjectId[], session?: ClientSession): Promise<void> {
  if (owners.length === 0) return;
  const options = session ? { session } : {};
  const timelines = TimelineEntryModel.collection;
  const over = (
    await timelines
      .aggregate<Excess>(
        [
          // A pipeline must start from a collection; one document is enough to carry the owners.
          { $limit: 1 },
          { $project: { _id: 0, owners: { $literal: owners } } },
          { $unwind: '$owners' },
          { $project: { _id: '$owners' } },
          {
            $lookup: {
              from: timelines.collectionName,
              localField: '_id',
              foreignField: 'owner',
              pipeline: [
                { $sort: { at: -1, post: -1 } },
                { $skip: timelineLimits.cap - 1 },
                { $project: { at: 1, post: 1 } },
              ],
              as: 'rest',
            },
          },
        ],
        options,
      )
      .toArray()
  ).filter(({ rest }) => rest.length > 1);
  if (over.length === 0) return;
  const gone = over.flatMap(({ rest }) => rest.slice(1).map(({ _id }) => _id));
  await timelines.deleteMany({ _id: { $in: gone } }, options);
  const floors = over.map(({ _id: owner, rest: [last] }) => ({
    updateOne: { filter: { owner }, update: { $set: { at: last!.at, post: last!.post } }, upsert: true },
  }));
  await TimelineFloorModel.collection.bulkWrite(floors, options);
}
