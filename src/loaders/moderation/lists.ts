import type { Types } from 'mongoose';
import {
  ModerationActionModel,
  ModerationCaseModel,
  ReportModel,
  SANCTIONS,
  type AppealStatus,
  type ModerationAction,
  type ModerationAppeal,
  type ModerationCase,
  type ModerationPriority,
  type ModerationStatus,
  type Report,
  type ReportTarget,
} from '../../models/moderation/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** Most urgent first; equal ones by waiting time, longest first. */
export const BY_RANK: ListOrder = { field: 'rank', direction: -1 };
/** Latest first. */
export const BY_REPORT_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Counting stops here; no total is given for more. */
const MOST_COUNTED = 20_000;

/** A filter for cases. */
export interface CaseFilter {
  status: ModerationStatus;
  priority: ModerationPriority | null;
  targetType: ReportTarget | null;
  /** Only cases of this group. */
  group: Types.ObjectId | null;
  /** Excludes cases about this user, because no one may see cases about themselves. */
  notAbout: Types.ObjectId;
}

/** A filter for reports: by reporter, or by case. */
export type ReportsOf = { reporter: Types.ObjectId } | { case: Types.ObjectId };

/** One page of the queue. */
export async function scanCases(
  loaders: Loaders,
  range: Range,
  filter: CaseFilter,
): Promise<ModerationCase[]> {
  const list = { model: ModerationCaseModel, match: matching(filter), order: BY_RANK };
  const rows = await scan<ModerationCase>(loaders, range, list);
  return rows.map((row) => typed('ModerationCase', row));
}

/** Length of the queue. Null if it is too long to count. */
export function countCases(loaders: Loaders, filter: CaseFilter): Promise<number | null> {
  return count(loaders, ModerationCaseModel, matching(filter));
}

/** One page of reports. */
export async function scanReports(loaders: Loaders, range: Range, of: ReportsOf): Promise<Report[]> {
  const rows = await scan<Report>(loaders, range, { model: ReportModel, match: of, order: BY_REPORT_TIME });
  return rows.map((row) => typed('Report', row));
}

/** Number of reports. */
export function countReports(loaders: Loaders, of: ReportsOf): Promise<number | null> {
  return count(loaders, ReportModel, of);
}

function matching({ status, priority, targetType, group, notAbout }: CaseFilter): Record<string, unknown> {
  return {
    status,
    ...(priority ? { priority } : {}),
    ...(targetType ? { targetType } : {}),
    ...(group ? { group } : {}),
    targetAuthor: { $ne: notAbout },
  };
}

async function count(
  loaders: Loaders,
  model: typeof ReportModel | typeof ModerationCaseModel,
  match: Record<string, unknown>,
): Promise<number | null> {
  const found = await countRows(loaders, { model, match }, MOST_COUNTED + 1);
  return found > MOST_COUNTED ? null : found;
}

const sanctionsOf = (subject: Types.ObjectId) => ({ subject, action: { $in: [...SANCTIONS] } });

const typedActions = <T extends ModerationAction>(rows: T[]): T[] =>
  rows.map((row) => typed('ModerationAction', row));

/** One page of the decisions about a user, latest first. */
export async function scanSanctions(
  loaders: Loaders,
  range: Range,
  subject: Types.ObjectId,
): Promise<ModerationAction[]> {
  const list = { model: ModerationActionModel, match: sanctionsOf(subject), order: BY_REPORT_TIME };
  return typedActions(await scan<ModerationAction>(loaders, range, list));
}

/** Number of decisions about a user. */
export const countSanctions = (loaders: Loaders, subject: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: ModerationActionModel, match: sanctionsOf(subject) });

/** A decision that was appealed. */
export type AppealRow = ModerationAction & { appeal: ModerationAppeal };

/** One page of appealed decisions, the longest waiting first. */
export async function scanAppeals(
  loaders: Loaders,
  range: Range,
  status: AppealStatus,
): Promise<AppealRow[]> {
  const list = {
    model: ModerationActionModel,
    match: { 'appeal.status': status },
    order: { field: 'appeal.createdAt', direction: 1 },
  } as const;
  return typedActions(await scan<AppealRow>(loaders, range, list));
}

/** Number of appealed decisions that a moderator may decide. */
export const countAppeals = (
  loaders: Loaders,
  status: AppealStatus,
  moderator: Types.ObjectId,
): Promise<number> => {
  const others = { moderator: { $ne: moderator }, subject: { $ne: moderator } };
  return countRows(loaders, { model: ModerationActionModel, match: { 'appeal.status': status, ...others } });
};
