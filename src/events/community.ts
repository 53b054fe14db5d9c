import type { Types } from 'mongoose';
import type { ReportReason, ReportTarget } from '../models/community/index.js';

type ObjectId = Types.ObjectId;

/** What happens in the community. */
export interface CommunityEvents {
  /** Somebody reported something; what it said stands in the report. */
  'content.reported': {
    report: ObjectId;
    reporter: ObjectId;
    targetType: ReportTarget;
    target: ObjectId;
    targetAuthor: ObjectId;
    reason: ReportReason;
  };
}
