import { Types, type ClientSession } from 'mongoose';
import {
  NAMED_ACTORS,
  NotificationActorModel,
  NotificationModel,
  NotificationType,
  type Notification,
  type NotificationActor,
} from '../../models/social/index.js';
import type { Candidate, Caused } from './intent.js';
import { notificationLimits } from './limits.js';
import { queuePushes } from './push.js';
import { Tally } from './tally.js';
import { distinct, wanted } from './wanted.js';

type Told = Caused<{ kind: 'tell'; candidate: Candidate }>;
type Row = Omit<Notification, 'id'>;
type ActorRow = Omit<NotificationActor, 'id'>;

/** What a person can do, undo and do again: they are told of it once while the notification stands, read or not. */
const TOGGLES: readonly NotificationType[] = [
  NotificationType.LIKE,
  NotificationType.FOLLOW,
  NotificationType.FOLLOW_REQUEST,
  NotificationType.FOLLOW_ACCEPTED,
  NotificationType.SHARE,
];

const groupOf = ({ recipient, type, target }: Pick<Row, 'recipient' | 'type' | 'target'>): string =>
  `${recipient.toHexString()}${type}${target.toHexString()}`;

/** Tells people what others did: into the group that is open for it, or into a new one. */
export async function tellAll(all: readonly Told[], session: ClientSession): Promise<void> {
  const told = await wanted(all, session);
  for (let start = 0; start < told.length; start += notificationLimits.chunk)
    await tellChunk(told.slice(start, start + notificationLimits.chunk), session);
}

async function tellChunk(told: readonly Told[], session: ClientSession): Promise<void> {
  const candidates = told.map(({ candidate }) => candidate);
  const recipients = distinct(candidates.map(({ recipient }) => recipient));
  const groups = await openGroups(candidates, recipients, session);
  const behind = await knownActors(candidates, recipients, session);
  const tally = new Tally(session);
  await tally.readNumbers(recipients);
  const changed = new Map<string, Row>();
  const inserted = new Set<string>();
  const actors: ActorRow[] = [];
  for (const { candidate, event, at } of told) {
    const { recipient, type, targetType, target, root, actor, source } = candidate;
    const key = groupOf(candidate);
    const before = groups.get(key);
    const known = behind.of(candidate);
    if (TOGGLES.includes(type) && known.length > 0) continue;
    const here = known.filter(({ notification }) => before?._id.equals(notification));
    // The same again, without anything that tells the two apart: a person named twice, say.
    if (here.length > 0 && (source === undefined || here.some((one) => one.source?.equals(source)))) continue;
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
    row.actors = [actor, ...row.actors.filter((other) => !other.equals(actor))].slice(0, NAMED_ACTORS);
    if (here.length === 0) row.actorCount += 1;
    if (at > row.updatedAt) row.updatedAt = at;
    row.seq = tally.next(recipient, event);
    const actorRow: ActorRow = {
      _id: new Types.ObjectId(),
      ...{ notification: row._id, recipient, type, target, actor, at, readAt: null },
      ...(source === undefined ? {} : { source }),
    };
    actors.push(actorRow);
    behind.add(actorRow);
    changed.set(key, row);
  }
  if (changed.size === 0) return;
  const writes = [...changed].map(([key, row]) => {
    const { _id, actors: named, actorCount, seq, updatedAt } = row;
    if (inserted.has(key)) return { insertOne: { document: row } };
    return {
      updateOne: { filter: { _id }, update: { $set: { actors: named, actorCount, seq, updatedAt } } },
    };
  });
  await NotificationModel.collection.bulkWrite(writes as never, { session, ordered: false });
  await NotificationActorModel.collection.insertMany(actors as never, { session });
  await tally.write();
  await queuePushes([...changed.values()], told.at(-1)!.at, session);
}

/** The groups that are open for these, by key. */
async function openGroups(
  candidates: readonly Candidate[],
  recipients: Types.ObjectId[],
  session: ClientSession,
): Promise<Map<string, Row>> {
  const rows = await NotificationModel.collection
    .find<Row>(
      {
        recipient: { $in: recipients },
        type: { $in: [...new Set(candidates.map(({ type }) => type))] },
        target: { $in: distinct(candidates.map(({ target }) => target)) },
        read: false,
      },
      { session },
    )
    .toArray();
  return new Map(rows.map((row) => [groupOf(row), row]));
}

/** What these actors stand behind already, in open groups and in read ones. */
async function knownActors(
  candidates: readonly Candidate[],
  recipients: Types.ObjectId[],
  session: ClientSession,
) {
  const rows = await NotificationActorModel.collection
    .find<ActorRow>(
      {
        recipient: { $in: recipients },
        actor: { $in: distinct(candidates.map(({ actor }) => actor)) },
        type: { $in: [...new Set(candidates.map(({ type }) => type))] },
        target: { $in: distinct(candidates.map(({ target }) => target)) },
      },
      { session },
    )
    .toArray();
  const keyOf = (one: Pick<ActorRow, 'recipient' | 'type' | 'target' | 'actor'>): string =>
    `${groupOf(one)}${one.actor.toHexString()}`;
  const byKey = new Map<string, ActorRow[]>();
  const add = (row: ActorRow): void => void byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  rows.forEach(add);
  return { add, of: (candidate: Candidate): ActorRow[] => byKey.get(keyOf(candidate)) ?? [] };
}
