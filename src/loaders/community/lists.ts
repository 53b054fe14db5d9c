import type { Types } from 'mongoose';
import {
  ModerationCaseModel,
  ReportModel,
  type ModerationCase,
  type ModerationPriority,
  type ModerationStatus,
  type Report,
  type ReportTarget,
} from '../../models/community/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** The most urgent first, and of these whoever waits longest. */
export const BY_RANK: ListOrder = { field: 'rank', direction: -1 };
/** Latest first. */
export const BY_REPORT_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Counting goes up to here; beyond it no total is given. */
const MOST_COUNTED = 20_000;

/** Which cases. */
export interface CaseFilter {
  status: ModerationStatus;
  priority: ModerationPriority | null;
  targetType: ReportTarget | null;
  /** Nobody sees cases about themselves. */
  notAbout: Types.ObjectId;
}

/** Which reports: those of a person, or those of a case. */
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

/** How long the queue is; null where it is too long to count. */
export function countCases(loaders: Loaders, filter: CaseFilter): Promise<number | null> {
  return count(loaders, ModerationCaseModel, matching(filter));
}

/** One page of reports. */
export async function scanReports(loaders: Loaders, range: Range, of: ReportsOf): Promise<Report[]> {
  const rows = await scan<Report>(loaders, range, { model: ReportModel, match: of, order: BY_REPORT_TIME });
  return rows.map((row) => typed('Report', row));
}

/** How many there are. */
export function countReports(loaders: Loaders, of: ReportsOf): Promise<number | null> {
  return count(loaders, ReportModel, of);
}

function matching({ status, priority, targetType, notAbout }: CaseFilter): Record<string, unknown> {
  return {
    status,
    ...(priority ? { priority } : {}),
    ...(targetType ? { targetType } : {}),
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
