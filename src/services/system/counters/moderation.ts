import { ModerationCaseModel, ReportModel, ReportReason } from '../../../models/moderation/index.js';
import type { CountedCollection } from './counted.js';

/** Numbers of reports, by reason. */
export const moderationCounters: CountedCollection[] = [
  {
    model: ModerationCaseModel as never,
    key: '_id',
    counters: [
      { path: 'reportCount', rows: [{ model: ReportModel, by: 'case' }] },
      ...Object.values(ReportReason).map((reason) => ({
        path: `reasonCounts.${reason}`,
        rows: [{ model: ReportModel, by: 'case', apart: 'reason' }],
        apart: reason,
      })),
    ],
  },
];
