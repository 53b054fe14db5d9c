import type { ClientSession, Types } from 'mongoose';
import { NotificationActorModel, NotificationModel, type Notification } from '../../models/social/index.js';
import type { Caused, Intent } from './intent.js';
import { removeRows } from './leave.js';
import { Tally } from './tally.js';

type ObjectId = Types.ObjectId;

/** A person has read notifications: those named, or all, as far as they were there to be read. */
export async function markRead(
  one: Caused<Extract<Intent, { kind: 'read' }>>,
  session: ClientSession,
): Promise<void> {
  const { recipient, ids, upTo, target, event, at: readAt } = one;
  // What came after the person looked is still unread.
  const some = { ...(ids ? { _id: { $in: ids } } : {}), ...(target ? { target } : {}) };
  const seen = { recipient, read: false, seq: { $lte: upTo }, ...some };
  const rows = await NotificationModel.collection
    .find<Pick<Notification, '_id'>>(seen, { session, projection: { _id: 1 } })
    .toArray();
  if (rows.length === 0) return;
  const _id = { $in: rows.map((row) => row._id) };
  await NotificationModel.collection.updateMany({ _id }, { $set: { read: true, readAt } }, { session });
  await NotificationActorModel.collection.updateMany(
    { notification: _id },
    { $set: { readAt } },
    { session },
  );
  const tally = new Tally(session);
  tally.add(recipient, -rows.length, event);
  await tally.write();
}

/** A person wants a notification gone. */
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
