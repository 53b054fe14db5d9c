import { consultationInsights } from './consultation.resolver.js';
import { InsightExportResolver } from './export.resolver.js';
import { hiringInsights } from './hiring.resolver.js';
import { moderationInsights } from './moderation.resolver.js';
import { revenueInsights } from './revenue.resolver.js';
import { supportInsights } from './support.resolver.js';

/** Insights of revenue, moderation, support and hiring. */
export const businessInsights = [
  ...revenueInsights,
  ...moderationInsights,
  ...supportInsights,
  ...hiringInsights,
  ...consultationInsights,
  InsightExportResolver,
];
