export * from './canvas-export.js';
export * from './change-experiment.js';
export { boardOf, count, FIRST_RATING } from './elo.js';
export { rateModels, recomputeRatings } from './rate-models.js';
export { runLabExperiment } from './run-experiment.js';
export {
  cancelExperiment,
  deleteExperiment,
  EXPERIMENT_WORK,
  failExperiment,
  runExperiment,
  type RunExperimentInput,
} from './run-lab.js';
export * from './vote-battle.js';
export { LAB_KINDS } from './lab-kinds.js';
export { identityLeaked } from './identity-leak.js';
export * from './canvas-links.js';
export * from './canvas-templates.js';
export * from './change-canvas.js';
export * from './change-files.js';
export * from './create-canvas.js';
export * from './generate-canvas.js';
export { failGeneration, cancelGeneration } from './finish-generation.js';
export { generate, GENERATION_WORK, type GenerateInput } from './generate.js';
export * from './own-generation.js';
export { seedStudio } from './demo.js';
export { parseAnswer } from './parse-answer.js';
export * from './prices.js';
export { failCanvasGeneration, runCanvasGeneration } from './run-canvas-generation.js';
export { runGeneration } from './run-generation.js';
export * from './share-canvas.js';
export { assetThumbnailUrl, assetUrl } from './store-media.js';
export { studioTargets } from './targets.js';
export * from './text-model.js';
export * from './upkeep.js';
export * from './webhook.js';
export * from './workers.js';
