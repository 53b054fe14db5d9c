import type { ClientSession, Types } from 'mongoose';
import { MessageModel } from '../../models/messaging/index.js';
import { NotificationActorModel, NotificationModel, type Notification } from '../../models/social/index.js';
import type { Caused, Intent } from './intent.js';
import { removeRows } from './leave.js';
import { Tally } from './tally.js';

type ObjectId = Types.ObjectId;
type Reading = Caused<Extract<Intent, { kind: 'read' }>>;
type Unread = Pick<Notification, '_id' | 'recipient' | 'target' | 'seq' | 'updatedAt'>;

/** Marks notifications as read: the named ones, or all up to the number at the time of reading. */
export async function markRead(all: readonly Reading[], session: ClientSession): Promise<void> {
  const rows = await NotificationModel.collection
    .find<Unread>(
      { $or: all.map(unreadOf) },
      { session, projection: { recipient: 1, target: 1, seq: 1, updatedAt: 1 }, batchSize: 10_000 },
    )
    .toArray();
  if (rows.length === 0) return;
  const tally = new Tally(session);
  const left = new Map<string, Set<Unread>>();
  for (const row of rows) {
    const whose = row.recipient.toHexString();
    left.set(whose, (left.get(whose) ?? new Set()).add(row));
  }
  const behind = await writtenBehind(
    all.filter((one) => one.conversation && rows.some((row) => isAbout(one, row))),
    session,
  );
  const seen: { ids: ObjectId[]; readAt: Date }[] = [];
  for (const one of all) {
    const theirs = left.get(one.recipient.toHexString());
    const more = behind.get(one);
    const its = [...(theirs ?? [])].filter((row) => isAbout(one, row) && !(more && more <= row.updatedAt));
    if (its.length === 0) continue;
    // Each row counts for the first reading that covers it.
    for (const row of its) theirs!.delete(row);
    seen.push({ ids: its.map(({ _id }) => _id), readAt: one.at });
    tally.add(one.recipient, -its.length, one.event);
  }
  if (seen.length === 0) return;
  await NotificationModel.collection.bulkWrite(
    seen.map(({ ids, readAt }) => ({
      updateMany: { filter: { _id: { $in: ids } }, update: { $set: { read: true, readAt } } },
    })),
    { session, ordered: false },
  );
  await NotificationActorModel.collection.bulkWrite(
    seen.map(({ ids, readAt }) => ({
      updateMany: { filter: { notification: { $in: ids } }, update: { $set: { readAt } } },
    })),
    { session, ordered: false },
  );
  await tally.write();
}

/** Notifications after that number stay unread. */
function unreadOf({ recipient, ids, upTo, conversation }: Reading) {
  const some = {
    ...(ids ? { _id: { $in: ids } } : {}),
    ...(conversation ? { target: conversation.id } : {}),
  };
  return { recipient, read: false, seq: { $lte: upTo }, ...some };
}

/** Whether a reading covers this row. */
function isAbout({ recipient, ids, upTo, conversation }: Reading, row: Unread): boolean {
  if (!row.recipient.equals(recipient) || row.seq > upTo) return false;
  const isNamed = !ids || ids.some((id) => id.equals(row._id));
  return isNamed && (!conversation || row.target.equals(conversation.id));
}

/**
 * The time of the first message after the read position of a conversation: notifications of later messages stay
 * unread. One command for all.
 */
async function writtenBehind(
  readings: readonly Reading[],
  session: ClientSession,
): Promise<Map<Reading, Date>> {
  if (readings.length === 0) return new Map();
  const asked = readings.map(({ recipient, conversation }, place) => ({
    place,
    recipient,
    ...conversation!,
  }));
  const isBehind = {
    $and: [
      { $eq: ['$conversation', '$$id'] },
      { $gt: ['$seq', '$$seq'] },
      { $ne: ['$author', '$$recipient'] },
    ],
  };
  const first = [
    { $match: { deletedAt: null, $expr: isBehind } },
    { $sort: { seq: 1 } },
    { $limit: 1 },
    { $project: { createdAt: 1 } },
  ];
  const lookup = {
    ...{ from: MessageModel.collection.name, let: { id: '$id', seq: '$seq', recipient: '$recipient' } },
    ...{ pipeline: first, as: 'first' },
  };
  const found = await MessageModel.db
    .db!.aggregate<{ place: number; first: { createdAt: Date } }>(
      [{ $documents: asked }, { $lookup: lookup }, { $unwind: '$first' }],
      { session, batchSize: 10_000 },
    )
    .toArray();
  return new Map(found.map(({ place, first: { createdAt } }) => [readings[place]!, createdAt]));
}

/** Removes a notification that its recipient dismissed. */
export async function dismiss(
  { recipient, id, event }: Caused<{ kind: 'dismiss'; recipient: ObjectId; id: ObjectId }>,
  session: ClientSession,
): Promise<void> {
  const rows = await NotificationModel.collection
    .find<Pick<Notification, '_id' | 'recipient' | 'read'>>(
      { _id: id, recipient },
      { session, projection: { recipient: 1, read: 1 } },
    )
    .toArray();
  await removeRows(rows, event, session);
}
