import type { ClientSession, Types } from 'mongoose';
import type { Reactor } from '../events/lane.js';
import {
  ModerationCaseModel,
  ModerationStatus,
  ReportModel,
  type ModerationCase,
  type Report,
  type ReportedContent,
  type ReportReason,
  type ReportTarget,
} from '../models/moderation/index.js';
import { priorityOf, rankOf, URGENT } from '../services/moderation/index.js';

/** Collects reports into cases, one open case per target, and computes the priority of each case. */
export const moderationCases: Reactor = {
  name: 'moderation-cases',
  on: {
    async 'content.reported'(events, { session }) {
      const ids = events.map(({ data }) => data.report);
      // Reports that were erased in the meantime no longer count.
      const reports = await ReportModel.find({ _id: { $in: ids } })
        .session(session)
        .lean<Report[]>();
      reports.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
      const byTarget = new Map<string, [Report, ...Report[]]>();
      for (const report of reports) {
        const key = report.target.toHexString();
        const others = byTarget.get(key);
        if (others) others.push(report);
        else byTarget.set(key, [report]);
      }
      for (const of of byTarget.values()) await fold(of, session);
    },
  },
};

async function fold(reports: [Report, ...Report[]], session: ClientSession): Promise<void> {
  const [{ target, targetType, targetAuthor, content, group, createdAt: first }] = reports;
  const last = reports.at(-1)!.createdAt;
  const $inc: Record<string, number> = { reportCount: reports.length };
  for (const { reason } of reports)
    $inc[`reasonCounts.${reason}`] = ($inc[`reasonCounts.${reason}`] ?? 0) + 1;
  const opened = {
    ...{ targetType, targetAuthor, evidence: content, status: ModerationStatus.PENDING, version: 0 },
    ...{ assignee: null, isAutomatic: false, rulesTriggered: [], automaticReasons: [] },
    ...(group ? { group } : {}),
  };
  const found = (await ModerationCaseModel.collection.findOneAndUpdate(
    { target, open: true },
    {
      $setOnInsert: { ...opened, createdAt: first },
      $inc,
      $min: { firstReportedAt: first },
      $max: { lastReportedAt: last, updatedAt: last },
    },
    { session, upsert: true, returnDocument: 'after' },
  )) as unknown as ModerationCase & { _id: Types.ObjectId };
  await rate(found, session);
  await ReportModel.collection.updateMany(
    { _id: { $in: reports.map(({ _id }) => _id) } },
    { $set: { case: found._id } },
    { session },
  );
}

/** The findings of the automatic rules about a target. */
export interface Flag {
  targetType: ReportTarget;
  target: Types.ObjectId;
  targetAuthor: Types.ObjectId;
  evidence: ReportedContent;
  group?: Types.ObjectId | undefined;
  at: Date;
  rules: string[];
  reasons: ReportReason[];
  confidence: number;
}

/** Adds the findings to the open case of a target, or opens one. Each target has at most one. */
export async function foldFlag(flag: Flag, session: ClientSession): Promise<void> {
  const { targetType, target, targetAuthor, evidence, group, at, rules, reasons, confidence } = flag;
  const found = (await ModerationCaseModel.collection.findOneAndUpdate(
    { target, open: true },
    {
      $setOnInsert: {
        ...{
          targetType,
          targetAuthor,
          evidence,
          status: ModerationStatus.PENDING,
          createdAt: at,
          version: 0,
        },
        assignee: null,
        ...{ reportCount: 0, reasonCounts: {}, ...(group ? { group } : {}) },
      },
      $set: { isAutomatic: true },
      $addToSet: { rulesTriggered: { $each: rules }, automaticReasons: { $each: reasons } } as never,
      $min: { firstReportedAt: at },
      $max: { lastReportedAt: at, updatedAt: at, confidence },
    },
    { session, upsert: true, returnDocument: 'after' },
  )) as unknown as ModerationCase & { _id: Types.ObjectId };
  await rate(found, session);
}

/** Computes the priority of a case from its reports and rules, unless a moderator made it urgent. */
async function rate(found: ModerationCase & { _id: Types.ObjectId }, session: ClientSession): Promise<void> {
  const reasons = { ...found.reasonCounts };
  for (const reason of found.automaticReasons ?? []) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const priority = found.raised ? URGENT : priorityOf(reasons, found.reportCount);
  const rank = rankOf(priority, found.firstReportedAt);
  await ModerationCaseModel.collection.updateOne(
    { _id: found._id },
    { $set: { priority, rank } },
    { session },
  );
}
