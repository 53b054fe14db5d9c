import {
  ModerationActionResolver,
  ModerationAppealResolver,
  ModerationMutationResolver,
  ViewerSanctionResolver,
} from './action.resolver.js';
import { ModerationCaseResolver, ReportedContentResolver } from './moderation-case.resolver.js';
import { ReportResolver, ViewerReportResolver } from './report.resolver.js';

export { moderationNodes } from './nodes.js';

/** The resolvers of reports, cases and decisions. */
export const moderationResolvers = [
  ReportResolver,
  ViewerReportResolver,
  ModerationCaseResolver,
  ReportedContentResolver,
  ModerationActionResolver,
  ModerationAppealResolver,
  ModerationMutationResolver,
  ViewerSanctionResolver,
];
