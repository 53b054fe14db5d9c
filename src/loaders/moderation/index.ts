import {
  ModerationActionModel,
  ModerationCaseModel,
  ReportModel,
  type ModerationAction,
  type ModerationCase,
  type Report,
} from '../../models/moderation/index.js';
import { batched, byId, firstPerParent, typed } from '../factories.js';

/** Loaders of reports and their cases. */
export const moderationLoaders = {
  report: byId<Report>(ReportModel),
  moderationCase: byId<ModerationCase>(ModerationCaseModel),
  moderationAction: byId<ModerationAction>(ModerationActionModel),
  /** The decisions of a case, in order. */
  caseActions: firstPerParent<ModerationAction>(ModerationActionModel, {
    parent: 'case',
    sort: { createdAt: 1, _id: 1 },
  }),
  /** The cases about a target, latest first. */
  casesOfTarget: firstPerParent<ModerationCase>(ModerationCaseModel, {
    parent: 'target',
    sort: { createdAt: -1 },
  }),
  /** The open case about a target, by the target's id. Null if it is not reported. */
  openCase: batched<ModerationCase | null>('ModerationCase.open', async (targets, { roundTrip }) => {
    const where = { target: { $in: targets }, open: true };
    const rows = await roundTrip.ask<ModerationCase>(ModerationCaseModel, [{ $match: where }]);
    const found = new Map(rows.map((row) => [row.target.toHexString(), typed('ModerationCase', row)]));
    return targets.map((target) => found.get(target.toHexString()) ?? null);
  }),
};
