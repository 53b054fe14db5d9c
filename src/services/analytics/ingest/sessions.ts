import type { Types } from 'mongoose';
import { isDuplicateKey } from '../../../lib/duplicate-key.js';
import {
  AnalyticsEventType,
  VisitorModel,
  type Visitor,
  type VisitSpan,
} from '../../../models/analytics/index.js';
import { refuse } from '../../../schema/errors.js';
import { attributionOf, DIRECT, type Attribution } from './attribution.js';
import type { Batch, Seen } from './batch.js';
import type { Item } from './item.js';
import { analyticsSettings } from './settings.js';
import { keptSpans, spanFor } from './spans.js';

/** An event with the session that it belongs to. */
export interface Placed {
  _id: Types.ObjectId;
  item: Item;
  batch: Batch;
  /** Null without a visitor. */
  span: VisitSpan | null;
  /** What its first page view says of where it came from. */
  attribution?: Attribution | null;
}

type Known = Pick<Visitor, '_id' | 'spans' | 'version'>;

const ATTEMPTS = 6;

/**
 * Finds or makes the sessions of the events, and keeps them with the visitor. Where another gateway extends the sessions of the
 * same visitor at this moment, one of the two reads again.
 * @throws UNAVAILABLE where that goes on for too long
 */
export async function placed(batches: readonly Batch[]): Promise<Placed[]> {
  const done: Placed[] = batches.flatMap((batch) => (batch.visitor ? [] : unplaced(batch)));
  let waiting = byVisitor(batches);
  for (let attempt = 0; waiting.size > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw refuse.unavailable();
    const ids = [...waiting.values()].map(([{ visitor }]) => visitor!);
    const rows = await VisitorModel.collection
      .find<Known>({ _id: { $in: ids } }, { projection: { spans: 1, version: 1 } })
      .toArray();
    const known = new Map(rows.map((row) => [row._id.toHexString(), row]));
    const plans = [...waiting].map(([key, own]) => ({ key, ...plan(own, known.get(key)) }));
    const lost = await conflictsOf(plans.map(({ write }) => write));
    done.push(...plans.flatMap(({ events }, index) => (lost.has(index) ? [] : events)));
    waiting = new Map([...lost].map((index) => [plans[index]!.key, waiting.get(plans[index]!.key)!]));
  }
  return done;
}

const unplaced = (batch: Batch): Placed[] =>
  batch.events.map(({ _id, item }) => ({ _id, item, batch, span: null }));

function byVisitor(batches: readonly Batch[]): Map<string, [Batch, ...Batch[]]> {
  const groups = new Map<string, [Batch, ...Batch[]]>();
  for (const batch of batches) {
    const key = batch.visitor?.toHexString();
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(batch);
    else groups.set(key, [batch]);
  }
  return groups;
}

/** Puts the events of one visitor into sessions, in the order of their time. */
function plan(batches: [Batch, ...Batch[]], known: Known | undefined): { events: Placed[]; write: object } {
  const spans: VisitSpan[] = (known?.spans ?? []).map((span) => ({ ...span }));
  const former = new Set(spans.map(({ session }) => session));
  const events: Placed[] = batches
    .flatMap(unplaced)
    .sort((a, b) => a.item.at.getTime() - b.item.at.getTime());
  const { ownHosts } = analyticsSettings();
  for (const event of events) {
    const { at, type, page, referrerUrl } = event.item;
    const attribution = (): Attribution | null =>
      (event.attribution = attributionOf(page, referrerUrl, ownHosts));
    event.span = spanFor(spans, {
      at,
      ...(type === AnalyticsEventType.PAGE_VIEW ? { attribution } : {}),
    });
  }
  const begun = spans.filter(({ session }) => !former.has(session)).length;
  return {
    events,
    write: visitorWrite(batches, events, known, keptSpans(spans, batches[0].received), begun),
  };
}

/** One that matches nothing meets its own id instead: the version is another one by now. */
function visitorWrite(
  batches: [Batch, ...Batch[]],
  events: readonly Placed[],
  known: Known | undefined,
  spans: readonly VisitSpan[],
  begun: number,
): object {
  const last = batches.at(-1)!;
  const user = batches.findLast((batch) => batch.user)?.user;
  const first = events[0]!.item.at;
  return {
    updateOne: {
      filter: { _id: last.visitor!, version: known?.version ?? 0 },
      update: {
        $set: { ...last.seen, ...(user ? { user } : {}), spans, ...(known ? {} : firstVisit(events)) },
        $min: { firstVisitAt: first },
        $max: { lastVisitAt: events.at(-1)!.item.at, expireAt: expiry(last.received) },
        $inc: { version: 1, visits: begun },
      },
      upsert: true,
    },
  };
}

function firstVisit(events: readonly Placed[]): Pick<Visitor, 'referrer' | 'campaign'> {
  const landing = events.find(({ attribution }) => attribution !== undefined);
  const { referrer, campaign } = landing?.attribution ?? {};
  return { ...(referrer ? { referrer } : {}), ...(campaign ? { campaign } : {}) };
}

/** The positions of writes that came second. */
async function conflictsOf(writes: readonly object[]): Promise<Set<number>> {
  try {
    await VisitorModel.collection.bulkWrite(writes as never, { ordered: false });
    return new Set();
  } catch (error) {
    return new Set(duplicatesOf(error));
  }
}

/** The positions of what a bulk write met as duplicates. @throws the error, where it says anything else */
export function duplicatesOf(error: unknown): number[] {
  const { writeErrors } = error as { writeErrors?: { code: number; index: number }[] };
  if (!writeErrors?.length || !writeErrors.every(isDuplicateKey)) throw error;
  return writeErrors.map(({ index }) => index);
}

/** When a row of this moment goes. */
export const expiry = (received: Date): Date =>
  new Date(received.getTime() + analyticsSettings().retentionDays * 24 * 60 * 60 * 1_000);

/** What rows repeat of the sender. */
export const clientOf = ({ browser, os, device, country }: Seen): Seen => ({
  ...(browser ? { browser } : {}),
  ...(os ? { os } : {}),
  ...(device ? { device } : {}),
  ...(country ? { country } : {}),
});

/** What page views repeat of their session. */
export const sourceOf = ({ source, campaign }: VisitSpan): Pick<VisitSpan, 'source' | 'campaign'> => ({
  source: source || DIRECT,
  ...(campaign ? { campaign } : {}),
});

/** The landing of a session by a page view. */
export const landingOf = ({ item, span, attribution }: Placed) => ({
  at: item.at,
  page: item.fields.path!,
  ...sourceOf(span!),
  ...(attribution?.referrer ? { referrer: attribution.referrer } : {}),
});
