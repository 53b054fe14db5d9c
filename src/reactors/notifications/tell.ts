import { Types, type ClientSession } from 'mongoose';
import {
  NAMED_ACTORS,
  NotificationActorModel,
  NotificationModel,
  NotificationType,
} from '../../models/social/index.js';
import type { Candidate } from './intent.js';
import { lookUp, withRoots, type ActorRow, type Known, type Row, type Told } from './known.js';
import { notificationLimits } from './limits.js';
import { queuePushes } from './push.js';
import { Tally } from './tally.js';
import { wanted } from './wanted.js';

/** Actions that can be undone and repeated: they notify once while the notification exists, read or not. */
const TOGGLES: readonly NotificationType[] = [
  NotificationType.LIKE,
  NotificationType.FOLLOW,
  NotificationType.FOLLOW_REQUEST,
  NotificationType.FOLLOW_ACCEPTED,
  NotificationType.SHARE,
];

const groupOf = ({ recipient, type, target }: Pick<Row, 'recipient' | 'type' | 'target'>): string =>
  `${recipient.toHexString()}${type}${target.toHexString()}`;

/** Notifies recipients of other users' actions, never of their own: in the open group, or in a new one. */
export async function tellAll(all: readonly Told[], session: ClientSession): Promise<void> {
  const others = all.filter(
    ({ candidate: { recipient, actor } }) => actor === null || !recipient.equals(actor),
  );
  const told = await withRoots(others, session);
  for (let start = 0; start < told.length; start += notificationLimits.chunk) {
    const some = told.slice(start, start + notificationLimits.chunk);
    const known = await lookUp(some, session);
    await tellChunk(await wanted(some, known, session), known, session);
  }
}

async function tellChunk(told: readonly Told[], known: Known, session: ClientSession): Promise<void> {
  const groups = new Map(known.open.map((row) => [groupOf(row), row]));
  const behind = standing(known.behind);
  const tally = new Tally(session);
  tally.goOnFrom(known.counters);
  const changed = new Map<string, Row>();
  const inserted = new Set<string>();
  const actors: ActorRow[] = [];
  for (const { candidate, event, at } of told) {
    const { recipient, type, targetType, target, root, actor, source } = candidate;
    const key = groupOf(candidate);
    const before = groups.get(key);
    const stands = behind.of(candidate);
    const same = stands.filter((one) => String(one.source) === String(source));
    if (TOGGLES.includes(type) && same.length > 0) continue;
    const isHere = ({ notification }: ActorRow): boolean => before?._id.equals(notification) === true;
    const here = stands.some(isHere);
    // Identical candidates are one (a user mentioned twice, for example). But every new message counts.
    const again = same.some(isHere);
    if (again && type !== NotificationType.MESSAGE) continue;
    const row: Row = before ?? {
      _id: new Types.ObjectId(),
      ...{ recipient, type, targetType, target, root },
      ...{ actors: [], actorCount: 0, read: false, readAt: null, seq: 0, createdAt: at, updatedAt: at },
    };
    if (!before) {
      groups.set(key, row);
      inserted.add(key);
      tally.add(recipient, 1, event);
    }
    if (actor)
      row.actors = [actor, ...row.actors.filter((other) => !other.equals(actor))].slice(0, NAMED_ACTORS);
    if (actor && !here) row.actorCount += 1;
    if (at > row.updatedAt) row.updatedAt = at;
    row.seq = tally.next(recipient, event);
    changed.set(key, row);
    if (again || !actor) continue;
    const actorRow: ActorRow = {
      _id: new Types.ObjectId(),
      ...{ notification: row._id, recipient, type, target, actor, at, readAt: null },
      ...(source === undefined ? {} : { source }),
    };
    actors.push(actorRow);
    behind.add(actorRow);
  }
  if (changed.size === 0) return;
  // Inserts are upserts, so that all of it is one command.
  const writes = [...changed].map(([key, row]) => {
    const { _id, ...rest } = row;
    const { actors: named, actorCount, seq, updatedAt } = row;
    return inserted.has(key)
      ? { updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } }
      : { updateOne: { filter: { _id }, update: { $set: { actors: named, actorCount, seq, updatedAt } } } };
  });
  await NotificationModel.collection.bulkWrite(writes as never, { session, ordered: false });
  if (actors.length > 0) await NotificationActorModel.collection.insertMany(actors as never, { session });
  await tally.write();
  await queuePushes([...changed.values()], told.at(-1)!.at, known, session);
}

/** The existing actor rows, for lookups and additions. */
function standing(rows: readonly ActorRow[]) {
  const keyOf = (one: Pick<Candidate, 'recipient' | 'type' | 'target' | 'actor'>): string =>
    `${groupOf(one)}${one.actor?.toHexString() ?? ''}`;
  const byKey = new Map<string, ActorRow[]>();
  const add = (row: ActorRow): void => void byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  rows.forEach(add);
  return { add, of: (candidate: Candidate): ActorRow[] => byKey.get(keyOf(candidate)) ?? [] };
}
