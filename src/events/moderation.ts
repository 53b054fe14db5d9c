import type { Types } from 'mongoose';
import type {
  ModerationActionType,
  ReportedContent,
  ReportReason,
  ReportTarget,
} from '../models/moderation/index.js';

type ObjectId = Types.ObjectId;

/** Events of moderation. */
export interface ModerationEvents {
  /** A user reported content; the report has its text. */
  'content.reported': {
    report: ObjectId;
    reporter: ObjectId;
    targetType: ReportTarget;
    target: ObjectId;
    targetAuthor: ObjectId;
    reason: ReportReason;
  };
  /** Automatic rules flagged published content; the case has the text. */
  'content.flagged': {
    targetType: ReportTarget;
    target: ObjectId;
    targetAuthor: ObjectId;
    rules: string[];
    reasons: ReportReason[];
    confidence: number;
    evidence: ReportedContent;
    group?: ObjectId;
  };
  /** A decision with an effect on its subject. */
  'moderation.acted': { action: ObjectId; subject: ObjectId; type: ModerationActionType; case: ObjectId };
  'moderation.case-resolved': { case: ObjectId; action: ModerationActionType };
  'moderation.appealed': { action: ObjectId; subject: ObjectId };
  'moderation.appeal-decided': { action: ObjectId; subject: ObjectId; overturned: boolean };
}
