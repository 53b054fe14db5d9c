import {
  ModerationCaseModel,
  ReportModel,
  type ModerationCase,
  type Report,
} from '../../models/community/index.js';
import { batched, byId, typed } from '../factories.js';

/** Loaders of reports and their cases. */
export const communityLoaders = {
  report: byId<Report>(ReportModel),
  moderationCase: byId<ModerationCase>(ModerationCaseModel),
  /** The open case about a thing, by the thing's id; null where nobody has reported it. */
  openCase: batched<ModerationCase | null>('ModerationCase.open', async (targets, { roundTrip }) => {
    const where = { target: { $in: targets }, open: true };
    const rows = await roundTrip.ask<ModerationCase>(ModerationCaseModel, [{ $match: where }]);
    const found = new Map(rows.map((row) => [row.target.toHexString(), typed('ModerationCase', row)]));
    return targets.map((target) => found.get(target.toHexString()) ?? null);
  }),
};
