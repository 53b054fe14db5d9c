import type { ClientSession, Types } from 'mongoose';
import {
  NAMED_ACTORS,
  NotificationActorModel,
  NotificationModel,
  type Notification,
  type NotificationActor,
} from '../../models/social/index.js';
import type { Caused, Leaving } from './intent.js';
import { Tally } from './tally.js';

type ObjectId = Types.ObjectId;
type Row = Pick<Notification, '_id' | 'recipient' | 'actors' | 'actorCount' | 'read'>;

/** Number of rows that are examined to find the next named actors of a group. */
const LOOKED_AT = 20;

/** Removes actors from notifications. A notification without actors is removed. */
export async function leaveAll(
  all: readonly Caused<{ kind: 'leave'; leaving: Leaving }>[],
  session: ClientSession,
): Promise<void> {
  const event = all.at(-1)!.event;
  const gone = await NotificationActorModel.collection
    .find<NotificationActor>({ $or: all.map(({ leaving }) => leaving) }, { session })
    .toArray();
  if (gone.length === 0) return;
  await NotificationActorModel.collection.deleteMany(
    { _id: { $in: gone.map(({ _id }) => _id) } },
    { session },
  );
  const ids = gone.map(({ notification }) => notification);
  // An actor with several comments stays while one of them exists.
  const staying = await NotificationActorModel.collection
    .aggregate<{ _id: { notification: ObjectId; actor: ObjectId } }>(
      [
        { $match: { notification: { $in: ids }, actor: { $in: gone.map(({ actor }) => actor) } } },
        { $group: { _id: { notification: '$notification', actor: '$actor' } } },
      ],
      { session },
    )
    .toArray();
  const keyOf = (notification: ObjectId, actor: ObjectId): string => `${notification}${actor}`;
  const stays = new Set(staying.map(({ _id }) => keyOf(_id.notification, _id.actor)));
  const leavers = new Map<string, Set<string>>();
  for (const { notification, actor } of gone) {
    if (stays.has(keyOf(notification, actor))) continue;
    const key = notification.toHexString();
    leavers.set(key, (leavers.get(key) ?? new Set()).add(actor.toHexString()));
  }
  const rows = await NotificationModel.collection.find<Row>({ _id: { $in: ids } }, { session }).toArray();
  const empty: Row[] = [];
  for (const row of rows) {
    const left = leavers.get(row._id.toHexString());
    if (!left) continue;
    const actorCount = row.actorCount - left.size;
    if (actorCount <= 0) empty.push(row);
    else {
      const lostName = row.actors.some((actor) => left.has(actor.toHexString()));
      const actors = lostName ? await latestActors(row._id, session) : row.actors;
      await NotificationModel.collection.updateOne(
        { _id: row._id },
        { $set: { actors, actorCount } },
        { session },
      );
    }
  }
  await removeRows(empty, event, session);
}

async function latestActors(notification: ObjectId, session: ClientSession): Promise<ObjectId[]> {
  const rows = await NotificationActorModel.collection
    .find<NotificationActor>({ notification }, { session, sort: { at: -1 }, limit: LOOKED_AT })
    .toArray();
  const people = new Map(rows.map(({ actor }) => [actor.toHexString(), actor]));
  return [...people.values()].slice(0, NAMED_ACTORS);
}

/** Removes whole notifications with their actors, and adjusts the unread counts. */
export async function removeRows(
  rows: readonly Pick<Row, '_id' | 'recipient' | 'read'>[],
  event: ObjectId,
  session: ClientSession,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ _id }) => _id);
  await NotificationModel.collection.deleteMany({ _id: { $in: ids } }, { session });
  await NotificationActorModel.collection.deleteMany({ notification: { $in: ids } }, { session });
  const tally = new Tally(session);
  for (const { recipient, read } of rows) if (!read) tally.add(recipient, -1, event);
  await tally.write();
}

/** Removes all notifications about deleted posts and comments. */
export async function forgetAll(
  all: readonly Caused<{ kind: 'forget'; about: { root: ObjectId } | { target: ObjectId } }>[],
  session: ClientSession,
): Promise<void> {
  const rows = await NotificationModel.collection
    .find<Row>({ $or: all.map(({ about }) => about) }, { session, projection: { recipient: 1, read: 1 } })
    .toArray();
  await removeRows(rows, all.at(-1)!.event, session);
}
