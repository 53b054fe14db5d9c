import { ModerationCaseResolver, ReportedContentResolver } from './moderation-case.resolver.js';
import { ReportResolver, ViewerReportResolver } from './report.resolver.js';

export { communityNodes } from './nodes.js';

/** What is reported, and the moderators’ queue. */
export const communityResolvers = [
  ReportResolver,
  ViewerReportResolver,
  ModerationCaseResolver,
  ReportedContentResolver,
];
