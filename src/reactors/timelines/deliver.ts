import { Types, mongo, type ClientSession } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import {
  isBelow,
  TimelineEntryModel,
  TimelineFloorModel,
  type TimelineEntry,
} from '../../models/social/index.js';
import { timelineLimits } from './limits.js';
import { trim } from './trim.js';

/** A post on its way into a user's timeline. */
export type Delivery = Pick<TimelineEntry, 'owner' | 'post' | 'author' | 'category' | 'at'>;

/**
 * Adds entries to timelines, idempotently. Small deliveries are part of the lane's transaction. Large ones would make
 * it huge, so they are written before its commit, in chunks: a second run finds them, and surplus entries of a former
 * leader are filtered on read like all outdated ones.
 */
export async function deliver(
  entries: Delivery[],
  session: ClientSession,
  { exact = false }: { exact?: boolean } = {},
): Promise<void> {
  const within = entries.length <= timelineLimits.inTransaction ? session : undefined;
  for (let start = 0; start < entries.length; start += timelineLimits.chunk)
    await deliverChunk(entries.slice(start, start + timelineLimits.chunk), within, exact);
}

async function deliverChunk(
  entries: Delivery[],
  session: ClientSession | undefined,
  exact: boolean,
): Promise<void> {
  const options = session ? { session } : {};
  const owners = distinct(entries.map(({ owner }) => owner));
  const known = await TimelineEntryModel.collection
    .find(
      { owner: { $in: owners }, post: { $in: distinct(entries.map(({ post }) => post)) } },
      { ...options, projection: { owner: 1, post: 1 } },
    )
    .toArray();
  const there = new Set(known.map((row) => `${row['owner']}${row['post']}`));
  const floors = await TimelineFloorModel.collection
    .find({ owner: { $in: owners } }, options)
    .map(
      (row) =>
        [String(row['owner']), { at: row['at'] as Date, post: row['post'] as Types.ObjectId }] as const,
    )
    .toArray();
  const floorOf = new Map(floors);
  const fresh = entries.filter((entry) => {
    const floor = floorOf.get(String(entry.owner));
    return !there.has(`${entry.owner}${entry.post}`) && !(floor && isBelow(entry, floor));
  });
  if (fresh.length === 0) return;
  const rows = fresh.map((entry) => ({ _id: new Types.ObjectId(), ...entry }));
  if (session) await TimelineEntryModel.collection.insertMany(rows, { session });
  else await TimelineEntryModel.collection.insertMany(rows, { ordered: false }).catch(unlessDuplicate);
  await trim(distinct(fresh.filter((entry) => exact || isDue(entry)).map(({ owner }) => owner)), session);
}

/** Whether the timeline is trimmed after this entry. Deterministic, so that every run decides the same. */
function isDue({ owner, post }: Delivery): boolean {
  const number = parseInt(owner.toHexString().slice(-6), 16) + parseInt(post.toHexString().slice(-6), 16);
  return number % timelineLimits.trimEvery === 0;
}

function unlessDuplicate(error: unknown): void {
  const writes = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (writes.length === 0 || writes.some((write) => !isDuplicateKey(write))) throw error;
}
