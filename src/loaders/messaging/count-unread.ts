import type { ClientSession, Types } from 'mongoose';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { MessageDeletionModel, MessageModel } from '../../models/messaging/index.js';
import { BlockModel } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** What a person has not read of a conversation lies between these numbers: behind the first, up to the last. */
export interface Unread {
  user: ObjectId;
  conversation: ObjectId;
  behind: number;
  upTo: number;
}

/**
 * Counts from the rows what a person has not read: messages of others that they may see. Reads no more than what lies
 * between the numbers, which is little for those who read.
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
  const sees = await authorsSeenBy(
    user,
    rows.map(({ _id }) => _id),
    session,
  );
  return rows.filter(({ _id }) => sees.has(_id.toHexString())).reduce((sum, { n }) => sum + n, 0);
}

async function authorsSeenBy(
  user: ObjectId,
  authors: ObjectId[],
  session: ClientSession | null,
): Promise<Set<string>> {
  const within = session ? { session } : {};
  const theirs = { $in: authors };
  const eitherWay = [
    { blocker: user, blocked: theirs },
    { blocker: theirs, blocked: user },
  ];
  const blocks = await BlockModel.collection.find({ $or: eitherWay }, within).toArray();
  const active = await UserModel.collection
    .find({ _id: theirs, status: UserStatus.ACTIVE, deletedAt: null }, { ...within, projection: { _id: 1 } })
    .toArray();
  const sees = new Set(active.map(({ _id }) => String(_id)));
  for (const { blocker, blocked } of blocks) {
    sees.delete(String(blocker));
    sees.delete(String(blocked));
  }
  return sees;
}
