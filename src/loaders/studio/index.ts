import type { Types } from 'mongoose';
import {
  AIGenerationModel,
  CanvasFileModel,
  CanvasFileVersionModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  ExperimentModel,
  LabVoteModel,
  MOST_FILES,
  type AIGeneration,
  type CanvasFile,
  type CanvasFileVersion,
  type CanvasGeneration,
  type CanvasProject,
  type Experiment,
  type LabVote,
} from '../../models/studio/index.js';
import { groupBy } from '../../lib/group-by.js';
import { batched, batchedBy, byId, typed, viewerRelation } from '../factories.js';

/** A version of a file. */
export interface VersionKey {
  file: Types.ObjectId;
  version: number;
}

/** A place in a project. */
export interface PathKey {
  project: Types.ObjectId;
  path: string;
}

/** Loaders of canvas projects, AI generations and lab experiments. */
export const studioLoaders = {
  canvasProject: byId<CanvasProject>(CanvasProjectModel),
  canvasFile: byId<CanvasFile>(CanvasFileModel),
  canvasGeneration: byId<CanvasGeneration>(CanvasGenerationModel),
  aiGeneration: byId<AIGeneration>(AIGenerationModel),
  experiment: byId<Experiment>(ExperimentModel),
  viewerBattleVote: viewerRelation<LabVote>(LabVoteModel, { viewer: 'voter', key: 'experiment' }),

  /** All files of a project by path, deleted ones included. A project has at most 200. */
  canvasFiles: batched<CanvasFile[]>('CanvasFile.of.project', async (projects, { roundTrip }) => {
    const rows = await roundTrip.ask<CanvasFile>(CanvasFileModel, [
      { $match: { project: { $in: projects } } },
      { $sort: { project: 1, path: 1 } },
      { $limit: projects.length * MOST_FILES },
    ]);
    const byProject = groupBy(rows, ({ project }) => project.toHexString());
    return projects.map((id) =>
      (byProject.get(id.toHexString()) ?? []).map((row) => typed('CanvasFile', row)),
    );
  }),

  /** The file at a path; also a deleted one. */
  canvasFileAt: batchedBy<PathKey, CanvasFile | null>(
    'CanvasFile.by.path',
    ({ project, path }) => `${project.toHexString()}:${path}`,
    async (keys, { roundTrip }) => {
      const rows = await roundTrip.ask<CanvasFile>(CanvasFileModel, [
        { $match: { $or: keys.map(({ project, path }) => ({ project, path })) } },
      ]);
      return keys.map(({ project, path }) => {
        const row = rows.find((one) => one.project.equals(project) && one.path === path);
        return row ? typed('CanvasFile', row) : null;
      });
    },
  ),

  /** The content of a version. */
  canvasContent: batchedBy<VersionKey, string | null>(
    'CanvasFileVersion.content',
    ({ file, version }) => `${file.toHexString()}:${version}`,
    async (keys, { roundTrip }) => {
      const rows = await roundTrip.ask<Pick<CanvasFileVersion, 'file' | 'version' | 'content'>>(
        CanvasFileVersionModel,
        [
          { $match: { $or: keys.map(({ file, version }) => ({ file, version })) } },
          { $project: { file: 1, version: 1, content: 1 } },
        ],
      );
      const found = new Map(rows.map((row) => [`${row.file.toHexString()}:${row.version}`, row.content]));
      return keys.map(({ file, version }) => found.get(`${file.toHexString()}:${version}`) ?? null);
    },
  ),
};
