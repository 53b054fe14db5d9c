import { ModerationCaseModel, ReportModel, ReportReason } from '../../../models/community/index.js';
import type { CountedCollection } from './counted.js';

/** How often something was reported, and for what. */
export const communityCounters: CountedCollection[] = [
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
