import type { WorkerDefinition } from '../system/index.js';
import { CANVAS_WORK } from './finish-canvas-generation.js';
import { failGeneration } from './finish-generation.js';
import { GENERATION_WORK } from './generate.js';
import { failCanvasGeneration, runCanvasGeneration } from './run-canvas-generation.js';
import { runLabExperiment } from './run-experiment.js';
import { EXPERIMENT_WORK, failExperiment } from './run-lab.js';
import { runGeneration } from './run-generation.js';

/** Makes the files of canvas generations. */
const canvasWorker: WorkerDefinition = {
  kind: CANVAS_WORK,
  concurrency: 2,
  maxAttempts: 3,
  run: runCanvasGeneration,
  onFailed: ({ subject }) => failCanvasGeneration(subject),
};

/** Makes images, videos and better texts. Looks at jobs that run elsewhere count as attempts, so the deadline is the limit. */
const generationWorker: WorkerDefinition = {
  kind: GENERATION_WORK,
  concurrency: 2,
  maxAttempts: 10_000,
  run: runGeneration,
  onFailed: async ({ subject }) => void (await failGeneration(subject, 'The generation failed. Try again.')),
};

/** Runs experiments. */
const experimentWorker: WorkerDefinition = {
  kind: EXPERIMENT_WORK,
  concurrency: 2,
  maxAttempts: 5,
  run: runLabExperiment,
  onFailed: async ({ subject }) => void (await failExperiment(subject)),
};

/** The workers of the studio. */
export const studioWorkers: readonly WorkerDefinition[] = [canvasWorker, generationWorker, experimentWorker];
