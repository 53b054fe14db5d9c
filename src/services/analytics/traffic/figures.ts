import type { InsightPeriod } from '../../../lib/insight-period.js';
import { Figures } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import { VisitSessionModel } from '../../../models/analytics/index.js';

/** A session counts as live for so long after its last event. */
const LIVE_MS = 5 * 60 * 1_000;

type Asking = Pick<Context, 'loaders'>;

/** What visitors are told apart by. */
export type TrafficDimension = 'source' | 'country' | 'device' | 'browser' | 'os';

/** Page views and visitors of a period. */
export const viewsOf = async (ctx: Asking, period: InsightPeriod): Promise<Figures> =>
  sole(await ctx.loaders.rollup.load({ name: 'traffic.views', period, first: ['all'] }));

/** Sessions that began in a period. */
export const sessionsOf = async (ctx: Asking, period: InsightPeriod): Promise<Figures> =>
  sole(await ctx.loaders.rollup.load({ name: 'traffic.sessions', period }));

const sole = (rows: readonly { figures: Figures }[]): Figures => rows[0]?.figures ?? new Figures();

/** The same for each bucket. */
export async function trafficBuckets(
  ctx: Asking,
  period: InsightPeriod,
): Promise<(index: number) => { visitors: number; sessions: number; pageViews: number }> {
  const [views, sessions] = await Promise.all([
    ctx.loaders.rollup.load({ name: 'traffic.views', period, perBucket: true, first: ['all'] }),
    ctx.loaders.rollup.load({ name: 'traffic.sessions', period, perBucket: true }),
  ]);
  const byBucket = (rows: typeof views) => new Map(rows.map(({ bucket, figures }) => [bucket, figures]));
  const [viewed, begun] = [byBucket(views), byBucket(sessions)];
  return (index) => ({
    visitors: viewed.get(index)?.unique('visitors') ?? 0,
    sessions: begun.get(index)?.count ?? 0,
    pageViews: viewed.get(index)?.count ?? 0,
  });
}

/** Sessions that are active at this moment. */
export const liveSessions = (now: Date): Promise<number> =>
  VisitSessionModel.collection.countDocuments({ lastActiveAt: { $gt: new Date(now.getTime() - LIVE_MS) } });

/** Most first; equals in the order of their names. */
export const top = <T>(rows: T[], size: (row: T) => number, name: (row: T) => string, limit: number): T[] =>
  rows.sort((a, b) => size(b) - size(a) || (name(a) < name(b) ? -1 : 1)).slice(0, limit);

/** Visitors by a dimension, most first. */
export async function visitorsBy(
  ctx: Asking,
  period: InsightPeriod,
  dimension: TrafficDimension,
  limit: number,
): Promise<{ key: string; visitors: number }[]> {
  const rows = await ctx.loaders.rollup.load({ name: 'traffic.views', period, first: [dimension] });
  return top(
    rows.map(({ key, figures }) => ({ key: key[1] ?? '', visitors: figures.unique('visitors') })),
    ({ visitors }) => visitors,
    ({ key }) => key,
    limit,
  );
}

/** A campaign and its visitors. */
export interface CampaignFigures {
  source: string;
  medium: string | null;
  campaign: string | null;
  term: string | null;
  content: string | null;
  visitors: number;
}

/** Visitors by campaign, most first; by term and content too where variants are asked for. */
export async function visitorsByCampaign(
  ctx: Asking,
  period: InsightPeriod,
  variants: boolean,
  limit: number,
): Promise<CampaignFigures[]> {
  const first = [variants ? 'variant' : 'campaign'];
  const rows = await ctx.loaders.rollup.load({ name: 'traffic.views', period, first });
  const found = rows.map(({ key: [, source, ...rest], figures }): CampaignFigures => {
    const [medium, campaign, term, content] = rest.map((part) => part || null);
    return {
      ...{ source: source ?? '', medium: medium ?? null, campaign: campaign ?? null },
      ...{ term: term ?? null, content: content ?? null, visitors: figures.unique('visitors') },
    };
  });
  return top(
    found,
    ({ visitors }) => visitors,
    ({ source, medium, campaign, term, content }) => [source, medium, campaign, term, content].join('\0'),
    limit,
  );
}

/** A page and its figures. */
export interface PageFigures {
  path: string;
  figures: Figures;
  entries: number;
  exits: number;
}

/** Pages, most viewed first. */
export async function pagesOf(ctx: Asking, period: InsightPeriod, limit: number): Promise<PageFigures[]> {
  const [pages, doors] = await Promise.all([
    ctx.loaders.rollup.load({ name: 'traffic.pages', period }),
    ctx.loaders.rollup.load({ name: 'traffic.doors', period }),
  ]);
  const counts = new Map(doors.map(({ key, figures }) => [key.join(' '), figures.count]));
  const found = pages.map(({ key: [path = ''], figures }): PageFigures => ({
    ...{ path, figures },
    entries: counts.get(`entry ${path}`) ?? 0,
    exits: counts.get(`exit ${path}`) ?? 0,
  }));
  return top(
    found,
    ({ figures }) => figures.count,
    ({ path }) => path,
    limit,
  );
}

/** Events beside page views by name, most first. */
export async function eventsOf(
  ctx: Asking,
  period: InsightPeriod,
  limit: number,
): Promise<{ name: string; count: number; visitors: number }[]> {
  const rows = await ctx.loaders.rollup.load({ name: 'traffic.events', period });
  const found = rows.map(({ key: [name = ''], figures }) => ({
    ...{ name, count: figures.count, visitors: figures.unique('visitors') },
  }));
  return top(
    found,
    ({ count }) => count,
    ({ name }) => name,
    limit,
  );
}
