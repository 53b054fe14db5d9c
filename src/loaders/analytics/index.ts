import {
  AnalyticsEventModel,
  PageViewModel,
  VisitorModel,
  VisitSessionModel,
  type AnalyticsEvent,
  type PageView,
  type Visitor,
  type VisitSession,
} from '../../models/analytics/index.js';
import { byId } from '../factories.js';
import { peopleLoaders } from './people/index.js';
import { periodRows } from './period-rows.js';
import { rollup } from './rollup.js';

export * from './business/index.js';
export { Figures } from './figures.js';
export type { Cohort, EventFigures, RetentionUnit, TopRow, WebinarFigures } from './people/index.js';
export { askPeriod, bucketOf, endOfPeriod, type AskedPeriod, type PeriodQuestion } from './period-rows.js';
export type { RollupFigures, RollupKey } from './rollup.js';
export { byBucket, figuresOf, merged, rowsOf, type InsightSubject } from './subject.js';

/** Loaders of visits, page views, API usage and insights. */
export const analyticsLoaders = {
  rollup,
  periodRows,
  ...peopleLoaders,
  visitor: byId<Visitor>(VisitorModel),
  visitSession: byId<VisitSession>(VisitSessionModel),
  pageView: byId<PageView>(PageViewModel),
  analyticsEvent: byId<AnalyticsEvent>(AnalyticsEventModel),
};
