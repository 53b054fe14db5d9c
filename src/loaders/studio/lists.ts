import type { Types } from 'mongoose';
import {
  AIGenerationModel,
  CanvasFileVersionModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  CanvasStatus,
  ExperimentModel,
  ExperimentSpendingModel,
  ModelRatingModel,
  type AIGeneration,
  type AIGenerationType,
  type CanvasFileVersion,
  type CanvasGeneration,
  type CanvasProject,
  type Experiment,
  type ExperimentSpending,
  type ExperimentStatus,
  type ExperimentType,
  type GenerationStatus,
  type ModelRating,
} from '../../models/studio/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { keyset, type ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

type ObjectId = Types.ObjectId;

/** The latest first. */
export const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };
/** The highest version first. */
export const BY_VERSION: ListOrder = { field: 'version', direction: -1 };
/** The latest activity first. */
export const BY_ACTIVITY: ListOrder = { field: 'stats.lastActivityAt', direction: -1 };

const SHOWN = [CanvasStatus.ACTIVE, CanvasStatus.ARCHIVED];
const projectsOf = (user: ObjectId, status?: CanvasStatus | null) => ({
  'collaborators.user': user,
  status: status ?? { $in: SHOWN },
});

/** One page of the projects of a user, own and shared ones. */
export async function scanCanvasProjects(
  loaders: Loaders,
  range: Range,
  user: ObjectId,
  status?: CanvasStatus | null,
): Promise<CanvasProject[]> {
  const list = { model: CanvasProjectModel, match: projectsOf(user, status), order: BY_ACTIVITY };
  const rows = await scan<CanvasProject>(loaders, range, list);
  for (const row of rows) loaders.canvasProject.prime(row._id, typed('CanvasProject', row));
  return rows;
}

/** Number of projects of a user. */
export const countCanvasProjects = (
  loaders: Loaders,
  user: ObjectId,
  status?: CanvasStatus | null,
): Promise<number> => countRows(loaders, { model: CanvasProjectModel, match: projectsOf(user, status) });

/** One page of the versions of a file, without their content. */
export async function scanVersions(
  loaders: Loaders,
  range: Range,
  file: ObjectId,
): Promise<CanvasFileVersion[]> {
  const { where, sort, limit } = keyset(BY_VERSION, range);
  const rows = await loaders.scope.roundTrip.ask<CanvasFileVersion>(CanvasFileVersionModel, [
    { $match: { file, ...where } },
    { $sort: sort },
    { $limit: limit },
    { $project: { content: 0 } },
  ]);
  return rows.map((row) => typed('CanvasFileVersion', row));
}

/** One page of the generations of a project. */
export async function scanCanvasGenerations(
  loaders: Loaders,
  range: Range,
  project: ObjectId,
): Promise<CanvasGeneration[]> {
  const list = { model: CanvasGenerationModel, match: { project }, order: BY_TIME };
  const rows = await scan<CanvasGeneration>(loaders, range, list);
  return rows.map((row) => typed('CanvasGeneration', row));
}

/** Which generations of a user are listed. */
export interface GenerationFilter {
  type?: AIGenerationType | null;
  status?: GenerationStatus | null;
}

const generationsOf = (user: ObjectId, { type, status }: GenerationFilter) => ({
  user,
  ...(type ? { type } : {}),
  ...(status ? { status } : {}),
});

/** One page of the generations of a user. */
export async function scanGenerations(
  loaders: Loaders,
  range: Range,
  user: ObjectId,
  filter: GenerationFilter,
): Promise<AIGeneration[]> {
  const list = { model: AIGenerationModel, match: generationsOf(user, filter), order: BY_TIME };
  const rows = await scan<AIGeneration>(loaders, range, list);
  return rows.map((row) => typed('AIGeneration', row));
}

/** Number of generations of a user. */
export const countGenerations = (
  loaders: Loaders,
  user: ObjectId,
  filter: GenerationFilter,
): Promise<number> => countRows(loaders, { model: AIGenerationModel, match: generationsOf(user, filter) });

/** Which experiments are listed. */
export interface ExperimentFilter {
  type?: ExperimentType | null;
  status?: ExperimentStatus | null;
}

const experimentsOf = (members: ObjectId, { type, status }: ExperimentFilter) => ({
  members,
  ...(type ? { type } : {}),
  ...(status ? { status } : {}),
});

/** One page of the experiments that a user owns or collaborates on. */
export async function scanExperiments(
  loaders: Loaders,
  range: Range,
  member: ObjectId,
  filter: ExperimentFilter,
): Promise<Experiment[]> {
  const list = { model: ExperimentModel, match: experimentsOf(member, filter), order: BY_TIME };
  const rows = await scan<Experiment>(loaders, range, list);
  return rows.map((row) => typed('Experiment', row));
}

/** Number of experiments that a user owns or collaborates on. */
export const countExperiments = (
  loaders: Loaders,
  member: ObjectId,
  filter: ExperimentFilter,
): Promise<number> => countRows(loaders, { model: ExperimentModel, match: experimentsOf(member, filter) });

/** One page of the expenses of an experiment. */
export async function scanSpendings(
  loaders: Loaders,
  range: Range,
  experiment: ObjectId,
): Promise<ExperimentSpending[]> {
  const list = { model: ExperimentSpendingModel, match: { experiment }, order: BY_TIME };
  return scan<ExperimentSpending>(loaders, range, list);
}

/** The best models of the arena. */
export const topModels = (loaders: Loaders, first: number): Promise<ModelRating[]> =>
  loaders.scope.roundTrip.ask<ModelRating>(ModelRatingModel, [
    { $match: {} },
    { $sort: { rating: -1, model: 1 } },
    { $limit: first },
  ]);
