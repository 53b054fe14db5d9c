import { Types } from 'mongoose';
import type { VisitSpan } from '../../../models/analytics/index.js';
import { DIRECT, type Attribution } from './attribution.js';

/** So much silence ends a session. */
export const SILENCE_MS = 30 * 60 * 1_000;
/** Events older than this are rejected, so sessions that ended before are not extended any more. */
export const OLDEST_MS = 7 * 24 * 60 * 60 * 1_000;
/** Most sessions of a visitor that late events still find. */
const MOST_SPANS = 50;

/** An event as sessions see it. */
export interface Happening {
  at: Date;
  /** What a page view says of where the visit came from, null where it goes on. Absent for other events. */
  attribution?: () => Attribution | null;
}

/**
 * The session of an event, by its time: one whose events are less than 30 minutes away, the earlier one of two. Otherwise a
 * new one, wherever in the past it lies. Extends it, and takes its source from its first page view. Sessions are not joined.
 */
export function spanFor(spans: VisitSpan[], { at, attribution }: Happening): VisitSpan {
  let span = spans.find(
    ({ from, to }) => at.getTime() > from.getTime() - SILENCE_MS && at.getTime() < to.getTime() + SILENCE_MS,
  );
  if (!span) {
    span = { session: new Types.ObjectId(), from: at, to: at, source: DIRECT };
    spans.push(span);
    spans.sort((a, b) => a.from.getTime() - b.from.getTime());
  }
  if (at < span.from) span.from = at;
  if (at > span.to) span.to = at;
  if (attribution && (!span.landedAt || at < span.landedAt)) land(spans, span, at, attribution());
  return span;
}

/** One that begins within the platform, or on the way back from a payment, goes on with the source of the one before. */
function land(spans: VisitSpan[], span: VisitSpan, at: Date, attribution: Attribution | null): void {
  const before = spans[spans.indexOf(span) - 1];
  const { source, campaign } = attribution ?? before ?? { source: DIRECT };
  span.landedAt = at;
  span.source = source;
  if (campaign) span.campaign = campaign;
  else delete span.campaign;
}

/** The sessions that later events can belong to. */
export const keptSpans = (spans: readonly VisitSpan[], now: Date): VisitSpan[] =>
  spans.filter(({ to }) => to.getTime() > now.getTime() - OLDEST_MS - SILENCE_MS).slice(-MOST_SPANS);
