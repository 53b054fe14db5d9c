import { ModerationPriority, ReportReason } from '../../models/community/index.js';

const LEVELS = [
  ModerationPriority.LOW,
  ModerationPriority.NORMAL,
  ModerationPriority.HIGH,
  ModerationPriority.URGENT,
];

/** How grave a reason is by itself, as a level. */
const GRAVITY: Record<ReportReason, number> = {
  [ReportReason.DUPLICATE]: 0,
  [ReportReason.OFF_TOPIC]: 0,
  [ReportReason.SPAM]: 1,
  [ReportReason.COPYRIGHT]: 1,
  [ReportReason.INAPPROPRIATE]: 1,
  [ReportReason.MISINFORMATION]: 1,
  [ReportReason.OTHER]: 1,
  [ReportReason.HARASSMENT]: 2,
  [ReportReason.HATE_SPEECH]: 2,
};

/** From so many reports on, a case is a level more urgent. */
const MANY = [5, 25];

/** A rank is a level times this, less the moment of the first report in milliseconds, which is always smaller. */
const RANK_STEP = 1e14;

/** How soon a case wants to be looked at: by the gravest of its reasons, and sooner where many say so. */
export function priorityOf(
  reasons: Partial<Record<ReportReason, number>>,
  reportCount: number,
): ModerationPriority {
  const given = Object.entries(reasons).filter(([, count]) => count > 0);
  const gravest = Math.max(0, ...given.map(([reason]) => GRAVITY[reason as ReportReason]));
  const more = MANY.filter((count) => reportCount >= count).length;
  return LEVELS[Math.min(gravest + more, LEVELS.length - 1)]!;
}

/** The place of a case in the queue, the highest first: by priority, then whoever waits longest. */
export function rankOf(priority: ModerationPriority, firstReportedAt: Date): number {
  return LEVELS.indexOf(priority) * RANK_STEP - firstReportedAt.getTime();
}
