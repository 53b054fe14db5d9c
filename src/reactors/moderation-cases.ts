import type { ClientSession, Types } from 'mongoose';
import type { Reactor } from '../events/lane.js';
import {
  ModerationCaseModel,
  ModerationStatus,
  ReportModel,
  type ModerationCase,
  type Report,
} from '../models/community/index.js';
import { priorityOf, rankOf } from '../services/community/index.js';

/** Collects reports into cases, one open case for each thing, and says how soon each wants to be looked at. */
export const moderationCases: Reactor = {
  name: 'moderation-cases',
  on: {
    async 'content.reported'(events, { session }) {
      const ids = events.map(({ data }) => data.report);
      // What was erased meanwhile counts no more.
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
  const [{ target, targetType, targetAuthor, content, createdAt: first }] = reports;
  const last = reports.at(-1)!.createdAt;
  const $inc: Record<string, number> = { reportCount: reports.length };
  for (const { reason } of reports)
    $inc[`reasonCounts.${reason}`] = ($inc[`reasonCounts.${reason}`] ?? 0) + 1;
  const opened = { targetType, targetAuthor, evidence: content, status: ModerationStatus.PENDING };
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
  const priority = priorityOf(found.reasonCounts, found.reportCount);
  const rank = rankOf(priority, found.firstReportedAt);
  await ModerationCaseModel.collection.updateOne(
    { _id: found._id },
    { $set: { priority, rank } },
    { session },
  );
  await ReportModel.collection.updateMany(
    { _id: { $in: reports.map(({ _id }) => _id) } },
    { $set: { case: found._id } },
    { session },
  );
}
