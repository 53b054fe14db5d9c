import type { Types } from 'mongoose';
import {
  AppealStatus,
  ModerationActionModel,
  ModerationActionType,
  ModerationCaseModel,
  ModerationStatus,
  ReportReason,
  SANCTIONS,
} from '../../../models/moderation/index.js';
import { periodQuestion, secondsBetween, within } from '../period-rows.js';

const { PENDING, IN_REVIEW, RESOLVED } = ModerationStatus;

/** Number of cases that are open at the end of a period. No row where there is none. */
export const openCases = periodQuestion<{ count: number }>({
  name: 'moderation.open',
  model: ModerationCaseModel,
  pipeline: ({ period: { to } }) => [
    {
      $match: {
        $or: [
          { status: { $in: [PENDING, IN_REVIEW] }, createdAt: { $lt: to } },
          { resolvedAt: { $gte: to }, createdAt: { $lt: to } },
        ],
      },
    },
    { $count: 'count' },
  ],
});

/** Cases that were decided in a period, by the moderator and the time that it took. */
export const decidedCases = periodQuestion<{
  _id: { moderator: Types.ObjectId | null; seconds: number };
  count: number;
}>({
  name: 'moderation.decided',
  model: ModerationCaseModel,
  pipeline: ({ period }) => [
    { $match: { resolvedAt: within(period) } },
    {
      $group: {
        _id: {
          moderator: { $ifNull: ['$assignee', null] },
          seconds: secondsBetween('firstReportedAt', 'resolvedAt'),
        },
        count: { $sum: 1 },
      },
    },
  ],
});

/** The reason that most reports give; of several the first by name. */
const MAIN_REASON = {
  $let: {
    vars: {
      most: {
        $first: {
          $sortArray: {
            input: {
              $filter: { input: { $objectToArray: '$reasonCounts' }, cond: { $gt: ['$$this.v', 0] } },
            },
            sortBy: { v: -1, k: 1 },
          },
        },
      },
    },
    in: { $ifNull: ['$$most.k', { $first: '$automaticReasons' }, ReportReason.OTHER] },
  },
};

/** Cases that were opened in a period, by the main reason. */
export const openedCases = periodQuestion<{ _id: ReportReason; count: number }>({
  name: 'moderation.opened',
  model: ModerationCaseModel,
  pipeline: ({ period }) => [
    { $match: { createdAt: within(period) } },
    { $group: { _id: MAIN_REASON, count: { $sum: 1 } } },
  ],
});

/** Decisions that an appeal took back in a period, by who had decided. */
export const overturnedDecisions = periodQuestion<{ _id: Types.ObjectId; count: number }>({
  name: 'moderation.overturned',
  model: ModerationActionModel,
  pipeline: ({ period }) => [
    { $match: { 'appeal.decidedAt': within(period), 'appeal.status': AppealStatus.OVERTURNED } },
    { $group: { _id: '$moderator', count: { $sum: 1 } } },
  ],
});

/** What an automatic rule found, and what moderators said to it. */
export interface RuleRow {
  _id: string;
  triggered: number;
  decided: number;
  upheld: number;
}

/** Cases that were opened in a period, by automatic rule. */
export const ruleOutcomes = periodQuestion<RuleRow>({
  name: 'moderation.rules',
  model: ModerationCaseModel,
  pipeline: ({ period }) => [
    { $match: { createdAt: within(period), 'rulesTriggered.0': { $exists: true } } },
    {
      $lookup: {
        from: ModerationActionModel.collection.name,
        localField: '_id',
        foreignField: 'case',
        // A flag leaves the case open; the decision is what ended it.
        pipeline: [
          { $match: { action: { $ne: ModerationActionType.FLAG } } },
          { $sort: { createdAt: -1 } },
          { $limit: 1 },
          { $project: { action: 1, appeal: '$appeal.status' } },
        ],
        as: 'decision',
      },
    },
    { $set: { decision: { $first: '$decision' }, isDecided: { $eq: ['$status', RESOLVED] } } },
    { $unwind: '$rulesTriggered' },
    {
      $group: {
        _id: '$rulesTriggered',
        triggered: { $sum: 1 },
        decided: { $sum: { $cond: ['$isDecided', 1, 0] } },
        upheld: {
          $sum: {
            $cond: [
              {
                $and: [
                  '$isDecided',
                  { $in: ['$decision.action', [...SANCTIONS]] },
                  { $ne: ['$decision.appeal', AppealStatus.OVERTURNED] },
                ],
              },
              1,
              0,
            ],
          },
        },
      },
    },
  ],
});

/** The questions of moderation, for the test of their plans. */
export const moderationQuestions = [openCases, decidedCases, openedCases, overturnedDecisions, ruleOutcomes];
