import type { ClientSession, Types } from 'mongoose';
import { MessageDeletionModel, MessageModel } from '../../models/messaging/index.js';
import { activeAmong, partedBetween } from './parted.js';

type ObjectId = Types.ObjectId;

/** The unread part of a conversation for a user: numbers greater than `behind`, up to `upTo`. */
export interface Unread {
  user: ObjectId;
  conversation: ObjectId;
  behind: number;
  upTo: number;
}

/**
 * Counts the unread messages of other participants that the user may see, from the rows. Reads only the rows between
 * the numbers, which are few for active users.
 */
export async function countUnread(
  { user, conversation, behind, upTo }: Unread,
  session: ClientSession | null,
): Promise<number> {
  if (upTo <= behind) return 0;
  const within = session ? { session } : {};
  const hidden = await MessageDeletionModel.collection
    .find({ user, conversation, place: { $gt: behind } }, { ...within, projection: { message: 1 } })
    .toArray();
  const rows = await MessageModel.collection
    .aggregate<{ _id: ObjectId; n: number }>(
      [
        {
          $match: {
            ...{ conversation, deletedAt: null, seq: { $gt: behind, $lte: upTo }, author: { $ne: user } },
            ...(hidden.length > 0 ? { _id: { $nin: hidden.map((row) => row['message'] as ObjectId) } } : {}),
          },
        },
        { $group: { _id: '$author', n: { $sum: 1 } } },
      ],
      within,
    )
    .toArray();
  if (rows.length === 0) return 0;
  const authors = rows.map(({ _id }) => _id);
  const active = await activeAmong(authors, session);
  const parted = await partedBetween([user], authors, session);
  return rows
    .filter(({ _id }) => active.has(_id.toHexString()) && !parted(user, _id))
    .reduce((sum, { n }) => sum + n, 0);
}
