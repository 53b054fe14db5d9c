import type { mongo, Types } from 'mongoose';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { AnalyticsEventModel, AnalyticsEventType, PageViewModel } from '../../../models/analytics/index.js';
import { ErrorCode, Refusal, refuse } from '../../../schema/errors.js';
import { funnelFigures, walkFunnel, type FunnelStepFigures } from './funnel.js';

/** Which events are meant: page views by path, others by name. */
export interface FunnelMatcher {
  type: AnalyticsEventType;
  path?: string | null | undefined;
  event?: string | null | undefined;
}

/** A step, and what must not come between the step before and it. */
export interface FunnelStepRequest extends FunnelMatcher {
  exclusions?: readonly FunnelMatcher[] | null | undefined;
}

/** Most visitors of the first step, and most events of one step, that a funnel reads. */
export const MOST_FUNNEL_VISITORS = 50_000;
const MOST_EVENTS = 500_000;
/** The memory of the process, not the database, is what ends first. */
export const funnelLimits = { visitors: MOST_FUNNEL_VISITORS, events: MOST_EVENTS };

const DAY_MS = 24 * 60 * 60 * 1_000;

interface Reading {
  matcher: FunnelMatcher;
  steps: number[];
  voids: number[];
}

interface Seen {
  at: number;
  steps: number[];
  voids: number[];
}

/**
 * Reads a funnel out of raw rows, by an index for each step.
 * @throws BAD_USER_INPUT for a step that is none, or where too many visitors took the first one
 */
export async function readFunnel(
  period: InsightPeriod,
  steps: readonly FunnelStepRequest[],
  windowDays: number,
): Promise<FunnelStepFigures[]> {
  const windowMs = windowDays * DAY_MS;
  const [first, ...others] = readings(steps);
  const byVisitor = new Map<string, Map<string, Seen>>();
  const later = new Date(period.to.getTime() + windowMs);
  // The first step is read first: visitors without it are not read further.
  await read(
    first!,
    period.from,
    first!.steps.length + first!.voids.length > 1 ? later : period.to,
    byVisitor,
    true,
  );
  for (const reading of others) await read(reading, period.from, later, byVisitor, false);
  const window = {
    ...{ from: period.from.getTime(), to: period.to.getTime() },
    ...{ windowMs, now: period.now.getTime() },
  };
  const walks = new Map(
    [...byVisitor].map(([visitor, events]) => [
      visitor,
      walkFunnel([...events.values()], steps.length, window),
    ]),
  );
  return funnelFigures(walks, steps.length);
}

/** Each matcher once, with the steps that it is for; that of the first step first. */
function readings(steps: readonly FunnelStepRequest[]): Reading[] {
  const found = new Map<string, Reading>();
  const of = (matcher: FunnelMatcher, field: string): Reading => {
    check(matcher, field);
    const { type, path, event } = matcher;
    const key = JSON.stringify([type, path ?? null, event ?? null]);
    const reading = found.get(key) ?? { matcher, steps: [], voids: [] };
    found.set(key, reading);
    return reading;
  };
  for (const [index, step] of steps.entries()) of(step, `steps.${index}`).steps.push(index);
  for (const [index, { exclusions }] of steps.entries())
    for (const [at, exclusion] of (exclusions ?? []).entries()) {
      const field = `steps.${index}.exclusions.${at}`;
      if (index === 0)
        throw refuse.badInput('The first step has no exclusions; later steps may have some.', field);
      of(exclusion, field).voids.push(index);
    }
  return [...found.values()];
}

function check({ type, path, event }: FunnelMatcher, field: string): void {
  if (type === AnalyticsEventType.PAGE_LEAVE)
    throw refuse.badInput('PAGE_LEAVE is no step; all other types are allowed.', `${field}.type`);
  if (type !== AnalyticsEventType.PAGE_VIEW && path != null)
    throw refuse.badInput('Only page views are told by path; give event instead.', `${field}.path`);
  if (type === AnalyticsEventType.PAGE_VIEW && event != null)
    throw refuse.badInput('Page views have no event; give path instead.', `${field}.event`);
}

/** The query of a matcher, which an index serves. */
export function funnelQuery(
  { type, path, event }: FunnelMatcher,
  from: Date,
  to: Date,
): { model: typeof PageViewModel | typeof AnalyticsEventModel; filter: Record<string, unknown> } {
  const at = { $gte: from, $lt: to };
  if (type === AnalyticsEventType.PAGE_VIEW)
    return { model: PageViewModel, filter: { ...(path == null ? {} : { path: pathOf(path) }), at } };
  return { model: AnalyticsEventModel, filter: { ...(event == null ? {} : { name: event }), type, at } };
}

/** As paths are stored: without a slash at the end. */
const pathOf = (path: string): string => path.replace(/(?<=.)\/+$/, '');

async function read(
  { matcher, steps, voids }: Reading,
  from: Date,
  to: Date,
  byVisitor: Map<string, Map<string, Seen>>,
  entry: boolean,
): Promise<void> {
  const { model, filter } = funnelQuery(matcher, from, to);
  const collection = model.collection as unknown as mongo.Collection;
  const rows = collection
    .find<{ _id: Types.ObjectId; visitor?: Types.ObjectId; at: Date }>(filter, {
      projection: { visitor: 1, at: 1 },
    })
    .sort({ at: 1 })
    .limit(funnelLimits.events + 1)
    .batchSize(10_000);
  let count = 0;
  for await (const { _id, visitor, at } of rows) {
    count += 1;
    if (count > funnelLimits.events) throw tooMany('events of a step', funnelLimits.events);
    if (!visitor) continue;
    const key = visitor.toHexString();
    let events = byVisitor.get(key);
    if (!events && entry) byVisitor.set(key, (events = new Map()));
    if (byVisitor.size > funnelLimits.visitors) throw tooMany('visitors', funnelLimits.visitors);
    if (!events) continue;
    const id = _id.toHexString();
    const seen = events.get(id) ?? { at: at.getTime(), steps: [], voids: [] };
    events.set(id, { ...seen, steps: [...seen.steps, ...steps], voids: [...seen.voids, ...voids] });
  }
}

const tooMany = (what: string, max: number): Refusal =>
  new Refusal(
    ErrorCode.BAD_USER_INPUT,
    `The funnel has too many ${what}; up to ${max.toLocaleString('en')} are allowed. Choose a shorter range.`,
    { field: 'range', reason: 'TOO_MANY_VISITORS', params: { max } },
  );
