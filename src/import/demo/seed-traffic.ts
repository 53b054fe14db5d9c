import {
  AnalyticsEventModel,
  AnalyticsEventType,
  PageViewModel,
  VisitorModel,
  VisitSessionModel,
} from '../../models/analytics/index.js';
import { analyticsSettings, restartRollups } from '../../services/analytics/index.js';
import { planTraffic, type PlannedVisit, type PlannedVisitor } from './plan-traffic.js';
import { putOnce, type SeedRow } from './put-once.js';
import { seedActivity } from './seed-activity.js';
import type { DemoSeeder } from './seeder.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ORIGIN = 'https://app.demo.example';

interface Rows {
  views: SeedRow[];
  events: SeedRow[];
  sessions: SeedRow[];
  visitors: SeedRow[];
}

/** Ninety days of visits, as ingest would have stored them, without the days that are not kept any more. Runs again at any time. */
export async function seedTraffic(demo: DemoSeeder): Promise<void> {
  const rows: Rows = { views: [], events: [], sessions: [], visitors: [] };
  // Not all of the demo people visit; the first ones do.
  for (const [n, visitor] of planTraffic(Math.min(60, demo.people.length)).entries())
    addVisitor(demo, rows, n, visitor);
  await putOnce(PageViewModel, rows.views);
  await putOnce(AnalyticsEventModel, rows.events);
  await putOnce(VisitSessionModel, rows.sessions);
  await putOnce(VisitorModel, rows.visitors);
  await seedActivity(demo);
  // The job makes what insights read, from the first row on.
  await restartRollups();
}

const kept = (at: Date): Date => new Date(at.getTime() + analyticsSettings().retentionDays * DAY_MS);

function addVisitor(demo: DemoSeeder, rows: Rows, n: number, planned: PlannedVisitor): void {
  const { client, country, person, visits } = planned;
  const { weight: _client, screenResolution, ...seen } = client;
  const { weight: _country, timezone, ...place } = country;
  const sender = { ...seen, ...place };
  const user = person === null ? {} : { user: demo.people[person] };
  const times = visits.flatMap(({ acts }) => acts.map(({ ago }) => demo.ago(ago)));
  const [first, last] = [times[0]!, times.at(-1)!];
  const visitor = demo.id('visitor', n, first);
  for (const [v, visit] of visits.entries())
    addVisit(demo, rows, `${n}.${v}`, { ...sender, ...user, visitor }, visit);
  const { referrer, campaign } = landingOf(visits[0]!);
  rows.visitors.push({
    ...{
      _id: visitor,
      ...sender,
      ...user,
      screenResolution,
      timezone,
      firstVisitAt: first,
      lastVisitAt: last,
    },
    ...(referrer ? { referrer } : {}),
    ...(campaign ? { campaign } : {}),
    ...{ visits: visits.length, spans: [], version: 1, expireAt: kept(last) },
  });
}

function addVisit(
  demo: DemoSeeder,
  rows: Rows,
  key: string,
  sender: Record<string, unknown>,
  { acts, source }: PlannedVisit,
): void {
  const from = demo.ago(acts[0]!.ago);
  const session = demo.id(`visit:${key}`, 0, from);
  const { visitor, user } = sender;
  const { referrer, campaign } = landingOf({ acts, source });
  const attribution = { source: source.source, ...(campaign ? { campaign } : {}) };
  for (const [n, act] of acts.entries()) {
    const at = demo.ago(act.ago);
    const address = { url: `${ORIGIN}${act.path}`, path: act.path };
    const row = { _id: demo.id(`visit:${key}`, n + 1, at), session, at, ...address, expireAt: kept(at) };
    if (act.event === undefined)
      rows.views.push({
        ...row,
        ...sender,
        ...attribution,
        secondsSpent: act.seconds,
        scrollDepth: act.depth,
      });
    else {
      const type = act.event === 'search' ? AnalyticsEventType.SEARCH : AnalyticsEventType.CUSTOM;
      rows.events.push({ ...row, visitor, ...(user ? { user } : {}), type, name: act.event });
    }
  }
  const views = acts.filter(({ event }) => event === undefined);
  const [landing, exit] = [views[0]!, views.at(-1)!];
  const until = demo.ago(acts.at(-1)!.ago - exit.seconds * 1_000);
  rows.sessions.push({
    ...{ _id: session, ...sender, startedAt: from, lastActiveAt: until, expireAt: kept(until) },
    landing: { at: from, page: landing.path, ...attribution, ...(referrer ? { referrer } : {}) },
    exit: { at: demo.ago(exit.ago), page: exit.path },
    stats: { pageViews: views.length, events: acts.length - views.length },
  });
}

function landingOf({ source: { weight: _, source, referrer, ...utm } }: PlannedVisit) {
  const campaign = Object.keys(utm).length > 0 ? { source, ...utm } : undefined;
  return { referrer, campaign };
}
