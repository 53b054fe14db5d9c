import { ModerationPriority, ReportReason } from '../../models/moderation/index.js';

const LEVELS = [
  ModerationPriority.LOW,
  ModerationPriority.NORMAL,
  ModerationPriority.HIGH,
  ModerationPriority.URGENT,
];

/** The highest priority. */
export const URGENT = ModerationPriority.URGENT;

/** The severity of a reason, as a level. */
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

/** From each of these numbers of reports on, a case is one level more urgent. */
const MANY = [5, 25];

/** A rank is a level times this, minus the time of the first report in milliseconds, which is always smaller. */
const RANK_STEP = 1e14;

/** The priority of a case: the most severe of its reasons, raised by many reports. */
export function priorityOf(
  reasons: Partial<Record<ReportReason, number>>,
  reportCount: number,
): ModerationPriority {
  const given = Object.entries(reasons).filter(([, count]) => count > 0);
  const gravest = Math.max(0, ...given.map(([reason]) => GRAVITY[reason as ReportReason]));
  const more = MANY.filter((count) => reportCount >= count).length;
  return LEVELS[Math.min(gravest + more, LEVELS.length - 1)]!;
}

/** The position of a case in the queue, highest first: by priority, then by waiting time. */
export function rankOf(priority: ModerationPriority, firstReportedAt: Date): number {
  return LEVELS.indexOf(priority) * RANK_STEP - firstReportedAt.getTime();
}
