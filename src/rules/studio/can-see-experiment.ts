import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { ExperimentType, type Experiment } from '../../models/studio/index.js';

/** Whether the viewer may see an experiment: its owner and its collaborators may. */
export const canSeeExperiment = ({ viewer }: Pick<Context, 'viewer'>, { members }: Experiment): boolean =>
  viewer !== null && members.some((member) => member.equals(viewer.id));

/** The experiment, if the viewer may see it. */
export async function visibleExperiment(ctx: Context, id: Types.ObjectId): Promise<Experiment | null> {
  const experiment = await ctx.loaders.experiment.load(id);
  return experiment && canSeeExperiment(ctx, experiment) ? experiment : null;
}

/** Whether the models of the answers are hidden from the viewer: in a battle, until the viewer's own vote. */
export async function isBlind(ctx: Context, { _id, type }: Experiment): Promise<boolean> {
  return type === ExperimentType.BATTLE_ARENA && (await ctx.loaders.viewerBattleVote.load(_id)) === null;
}
