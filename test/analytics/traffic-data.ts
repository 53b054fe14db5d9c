import { setClock } from '../../src/lib/clock.js';
import {
  AnalyticsEventModel,
  PageViewModel,
  RollupLateSlotModel,
  RollupModel,
  RollupStateModel,
  VisitorModel,
  VisitSessionModel,
} from '../../src/models/analytics/index.js';
import { configureAnalytics } from '../../src/services/analytics/index.js';
import { visitorKey } from '../../src/services/analytics/ingest/derived-id.js';
import { Client } from '../setup/client.js';
import { testApp } from '../setup/app.js';

/** Windows, Chrome. */
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
/** iOS, Safari. */
export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

export const TRACK = /* GraphQL */ `
  mutation Track($input: TrackInput!) {
    track(input: $input) {
      accepted
      rejected {
        index
        problem
      }
      counted
      sessionId
    }
  }
`;

/** A browser that is nobody, or with an access token. */
export async function browser(token: string | null = null, headers: Record<string, string> = {}) {
  return new Client((await testApp()).url, token, { 'user-agent': BROWSER, ...headers });
}

/** Tracks events of a visitor at a moment of the server's clock. */
export async function trackAt(
  now: string,
  visitorId: string,
  events: Record<string, unknown>[],
  client?: Client,
): Promise<{
  accepted: number;
  rejected: { index: number; problem: string }[];
  counted: boolean;
  sessionId: string | null;
}> {
  setClock(() => Date.parse(now));
  const { track } = await (client ?? (await browser())).data(TRACK, { input: { visitorId, events } });
  return track;
}

/** A page view. */
export const view = (url: string, at?: string, more: Record<string, unknown> = {}) => ({
  ...{ type: 'PAGE_VIEW', name: 'page_view' },
  ...{ url: url.startsWith('/') ? `https://app.example${url}` : url },
  ...(at ? { at } : {}),
  ...more,
});

/** Starts the gateway. Rows of any year stay while a test looks at them. */
export async function trafficApp(): Promise<void> {
  await testApp();
  configureAnalytics({ retentionDays: 36_500, queueEvents: 10_000, ownHosts: new Set() });
}

/** Removes all of it. */
export async function clearTraffic(): Promise<void> {
  for (const { collection } of [PageViewModel, AnalyticsEventModel, VisitorModel, VisitSessionModel])
    await collection.deleteMany({});
  for (const { collection } of [RollupModel, RollupStateModel, RollupLateSlotModel])
    await collection.deleteMany({});
}

/** The stored rows of a visitor. */
export async function rowsOf(visitorId: string) {
  const visitor = visitorKey(visitorId);
  return {
    visitor: await VisitorModel.findById(visitor).lean(),
    sessions: await VisitSessionModel.find({ visitor }).sort({ startedAt: 1 }).lean(),
    views: await PageViewModel.find({ visitor }).sort({ at: 1, _id: 1 }).lean(),
    events: await AnalyticsEventModel.find({ visitor }).sort({ at: 1, _id: 1 }).lean(),
  };
}
