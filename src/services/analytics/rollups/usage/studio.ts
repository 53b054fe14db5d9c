import {
  AIGenerationModel,
  CanvasFileModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  CanvasTemplate,
  ExperimentModel,
  ExperimentStatus,
  GenerationStatus,
} from '../../../../models/studio/index.js';
import { defineRollup } from '../define.js';

const one = (condition: object) => ({ $cond: [condition, 1, 0] });
const is = (status: string) => one({ $eq: ['$status', status] });

/** Generations, canvas projects and experiments, by the time of their request. */
export const studioRollups = [
  defineRollup({
    ...{ name: 'studio.generations', model: AIGenerationModel, at: 'createdAt' },
    by: { type: '$type', status: '$status' },
    sums: {
      seconds: '$generationTime',
      timed: one({ $gt: ['$generationTime', null] }),
      coins: '$cost.coins',
    },
  }),
  defineRollup({
    ...{ name: 'studio.projects', model: CanvasProjectModel, at: 'createdAt' },
    // Other names are words of users.
    by: {
      template: { $cond: [{ $in: ['$template', Object.values(CanvasTemplate)] }, '$template', '(other)'] },
    },
  }),
  defineRollup({
    ...{ name: 'studio.files', model: CanvasFileModel, at: 'createdAt', by: { type: '$type' } },
    sums: { bytes: '$size' },
  }),
  defineRollup({
    ...{ name: 'studio.canvas', model: CanvasGenerationModel, at: 'createdAt' },
    sums: {
      done: one({ $in: ['$status', [GenerationStatus.COMPLETED, GenerationStatus.PARTIAL]] }),
      failed: is(GenerationStatus.FAILED),
    },
  }),
  defineRollup({
    ...{ name: 'studio.experiments', model: ExperimentModel, at: 'createdAt', by: { type: '$type' } },
    sums: {
      done: is(ExperimentStatus.COMPLETED),
      failed: is(ExperimentStatus.FAILED),
      tokens: '$usage.tokens',
      costMicros: '$usage.cost',
    },
  }),
];
