import type { mongo, Types } from 'mongoose';
import {
  AnalyticsEventModel,
  AnalyticsEventType,
  PageViewModel,
  VisitSessionModel,
} from '../../../models/analytics/index.js';
import { markLate } from '../rollups/advance.js';
import type { Batch, Written } from './batch.js';
import { clientOf, duplicatesOf, expiry, landingOf, placed, sourceOf, type Placed } from './sessions.js';

/** Rollups of periods that ended before are not made again by themselves; those since then are. */
const LATE_MS = 30 * 60 * 1_000;

/**
 * Writes the events of several batches together. Everything may be repeated: rows that are there already stay as they are, and
 * their sessions are counted anew. An answer means that all of it is stored.
 */
export async function writeBatches(batches: readonly Batch[]): Promise<Map<Batch, Written>> {
  await recallTimes(batches);
  const events = await placed(batches);
  const of = (wanted: (type: AnalyticsEventType) => boolean): Placed[] =>
    events.filter(({ item }) => wanted(item.type));
  const views = of((type) => type === AnalyticsEventType.PAGE_VIEW);
  const others = of(
    (type) => type !== AnalyticsEventType.PAGE_VIEW && type !== AnalyticsEventType.PAGE_LEAVE,
  );
  const leaves = of((type) => type === AnalyticsEventType.PAGE_LEAVE);
  const [knownViews, knownOthers] = await Promise.all([
    insert(PageViewModel.collection, views, viewRow),
    insert(AnalyticsEventModel.collection, others, eventRow),
  ]);
  const known = new Set([...knownViews, ...knownOthers]);
  await Promise.all([leave(leaves), writeSessions(events, known)]);
  if (known.size > 0) await recount([...known].flatMap(({ span }) => (span ? [span.session] : [])));
  await markAllLate(views, others, leaves);
  return answers(batches, events);
}

/** An event that comes again without a time of its own is of the time at which it came first. */
async function recallTimes(batches: readonly Batch[]): Promise<void> {
  const events = batches.flatMap((batch) =>
    batch.events.filter(({ item }) => item.byReceipt && item.key !== null),
  );
  if (events.length === 0) return;
  const ids = events.map(({ _id }) => _id);
  const times = new Map<string, Date>();
  for (const { collection } of [PageViewModel, AnalyticsEventModel]) {
    const rows = collection.find({ _id: { $in: ids } as never }, { projection: { at: 1 } });
    for await (const row of rows) times.set(String(row._id), row['at'] as Date);
  }
  for (const { _id, item } of events) item.at = times.get(_id.toHexString()) ?? item.at;
}

/** Answers which of them were there already. */
async function insert(
  collection: Pick<typeof PageViewModel.collection, 'insertMany'>,
  events: readonly Placed[],
  row: (event: Placed) => object,
): Promise<Placed[]> {
  if (events.length === 0) return [];
  try {
    await collection.insertMany(events.map(row) as mongo.OptionalId<mongo.Document>[] as never, {
      ordered: false,
    });
    return [];
  } catch (error) {
    return duplicatesOf(error).map((index) => events[index]!);
  }
}

/** Without a visitor, nothing is kept that was not needed to count. */
function viewRow({ _id, item, batch, span }: Placed): object {
  const { title, referrer, secondsSpent, scrollDepth, url, path } = item.fields;
  const row: Record<string, unknown> = { _id, at: item.at, url, path };
  if (secondsSpent !== undefined) row['secondsSpent'] = secondsSpent;
  if (scrollDepth !== undefined) row['scrollDepth'] = scrollDepth;
  if (item.clamped) row['clamped'] = true;
  row['expireAt'] = expiry(batch.received);
  if (!span) return row;
  if (title !== undefined) row['title'] = title;
  if (referrer !== undefined) row['referrer'] = referrer;
  return Object.assign(row, linksOf(batch, span.session), sourceOf(span), clientOf(batch.seen));
}

function eventRow({ _id, item, batch, span }: Placed): object {
  const { at, clamped, type, fields } = item;
  const row = { _id, type, at, ...(clamped ? { clamped } : {}), expireAt: expiry(batch.received) };
  if (!span) return { ...row, name: fields.name, ...(fields.path ? { path: fields.path } : {}) };
  const { title: _title, secondsSpent: _seconds, scrollDepth: _depth, ...told } = fields;
  return { ...row, ...linksOf(batch, span.session), ...told };
}

const linksOf = ({ visitor, user }: Batch, session: Types.ObjectId): object => ({
  ...{ visitor, session },
  ...(user ? { user } : {}),
});

/** Time spent and scroll depth of page views that were left; the greatest counts, whatever comes twice. */
async function leave(leaves: readonly Placed[]): Promise<void> {
  const updates = leaves.flatMap(({ _id, item: { fields } }) => {
    const { secondsSpent, scrollDepth } = fields;
    const $max = {
      ...(secondsSpent === undefined ? {} : { secondsSpent }),
      ...(scrollDepth === undefined ? {} : { scrollDepth }),
    };
    return Object.keys($max).length > 0 ? [{ updateOne: { filter: { _id }, update: { $max } } }] : [];
  });
  if (updates.length > 0) await PageViewModel.collection.bulkWrite(updates as never, { ordered: false });
}

async function writeSessions(events: readonly Placed[], known: ReadonlySet<Placed>): Promise<void> {
  const sessions = new Map<string, Placed[]>();
  for (const event of events) {
    const key = event.span?.session.toHexString();
    if (key === undefined) continue;
    const own = sessions.get(key);
    if (own) own.push(event);
    else sessions.set(key, [event]);
  }
  if (sessions.size === 0) return;
  const writes = [...sessions.values()].map((own) => sessionWrite(own, known));
  await VisitSessionModel.collection.bulkWrite(writes as never, { ordered: false });
}

const LATER = new Date(8.64e15);

/** The events of one session are in the order of their time. Writes of two gateways come out the same in either order. */
function sessionWrite(events: readonly Placed[], known: ReadonlySet<Placed>): object {
  const { batch, span } = events.at(-1)!;
  const { session, from, to } = span!;
  const fresh = events.filter((event) => !known.has(event));
  const views = events.filter(({ item }) => item.type === AnalyticsEventType.PAGE_VIEW);
  const count = (is: (type: AnalyticsEventType) => boolean): number =>
    fresh.filter(({ item }) => is(item.type)).length;
  const user = events.findLast((event) => event.batch.user)?.batch.user;
  const plus = (path: string, more: number) => ({ $add: [{ $ifNull: [`$${path}`, 0] }, more] });
  const set: Record<string, unknown> = {
    ...{ visitor: batch.visitor, ...(user ? { user } : {}) },
    ...Object.fromEntries(
      Object.entries(clientOf(batch.seen)).map(([name, value]) => [name, { $literal: value as unknown }]),
    ),
    startedAt: { $min: ['$startedAt', from] },
    lastActiveAt: { $max: ['$lastActiveAt', to] },
    expireAt: { $max: ['$expireAt', expiry(batch.received)] },
    stats: {
      pageViews: plus(
        'stats.pageViews',
        count((type) => type === AnalyticsEventType.PAGE_VIEW),
      ),
      events: plus(
        'stats.events',
        count((type) => type !== AnalyticsEventType.PAGE_VIEW && type !== AnalyticsEventType.PAGE_LEAVE),
      ),
    },
  };
  const [first, last] = [views[0], views.at(-1)];
  if (first && last) {
    const exit = { at: last.item.at, page: last.item.fields.path! };
    set['landing'] = better(
      'landing',
      { $lt: [first.item.at, { $ifNull: ['$landing.at', LATER] }] },
      landingOf(first),
    );
    set['exit'] = better('exit', { $gte: [exit.at, { $ifNull: ['$exit.at', new Date(0)] }] }, exit);
  }
  return { updateOne: { filter: { _id: session }, update: [{ $set: set }], upsert: true } };
}

/** As a whole: `$set` would merge an object into the one that is there. */
const better = (field: string, condition: object, value: object): object => ({
  $cond: [condition, { $literal: value }, `$${field}`],
});

/** Counts sessions by their rows, where it is not known what was counted of them. */
async function recount(sessions: readonly Types.ObjectId[]): Promise<void> {
  const ids = [...new Map(sessions.map((id) => [id.toHexString(), id])).values()];
  if (ids.length === 0) return;
  const counts = async (collection: typeof PageViewModel.collection): Promise<Map<string, number>> => {
    const rows = await collection
      .aggregate<{ _id: Types.ObjectId; n: number }>([
        { $match: { session: { $in: ids } } },
        { $group: { _id: '$session', n: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(rows.map(({ _id, n }) => [_id.toHexString(), n]));
  };
  const [views, events] = await Promise.all([
    counts(PageViewModel.collection),
    counts(AnalyticsEventModel.collection as unknown as typeof PageViewModel.collection),
  ]);
  const updates = ids.map((_id) => {
    const key = _id.toHexString();
    const $set = { 'stats.pageViews': views.get(key) ?? 0, 'stats.events': events.get(key) ?? 0 };
    return { updateOne: { filter: { _id }, update: { $set } } };
  });
  await VisitSessionModel.collection.bulkWrite(updates as never, { ordered: false });
}

/** Before the answer, and for what was there already too: a batch that is sent again may have been cut off here. */
async function markAllLate(...[views, others, leaves]: Placed[][]): Promise<void> {
  const late = (events: readonly Placed[], timeOf: (event: Placed) => number): Date[] =>
    events.flatMap((event) => {
      const at = timeOf(event);
      return at < event.batch.received.getTime() - LATE_MS ? [new Date(at)] : [];
    });
  const when = ({ item }: Placed): number => item.at.getTime();
  const left = ({ item }: Placed): number => item.at.getTime() - (item.fields.secondsSpent ?? 0) * 1_000;
  const started = [...views!, ...others!, ...leaves!].filter(({ span }) => span);
  await Promise.all([
    markLate(PageViewModel.collection.name, [...late(views!, when), ...late(leaves!, left)]),
    markLate(AnalyticsEventModel.collection.name, late(others!, when)),
    markLate(
      VisitSessionModel.collection.name,
      late(started, ({ span }) => span!.from.getTime()),
    ),
  ]);
}

function answers(batches: readonly Batch[], events: readonly Placed[]): Map<Batch, Written> {
  const latest = new Map<Batch, Placed>();
  for (const event of events) {
    const before = latest.get(event.batch);
    if (!before || event.item.at >= before.item.at) latest.set(event.batch, event);
  }
  return new Map(batches.map((batch) => [batch, { session: latest.get(batch)?.span?.session ?? null }]));
}
