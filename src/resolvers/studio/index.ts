import { CanvasFileMutationResolver, CanvasMutationResolver } from './canvas-mutation.resolver.js';
import {
  CanvasCollaboratorResolver,
  CanvasFileResolver,
  CanvasFileVersionResolver,
  CanvasGenerationResolver,
  CanvasProjectResolver,
  CanvasQueryResolver,
  ViewerCanvasResolver,
} from './canvas.resolver.js';

import {
  AIGenerationAssetResolver,
  AIGenerationResolver,
  GenerationMutationResolver,
  GenerationQueryResolver,
  ViewerGenerationResolver,
} from './generation.resolver.js';

import {
  ExperimentMutationResolver,
  ExperimentResolver,
  ExperimentSpendingResolver,
  LabQueryResolver,
  ViewerExperimentResolver,
} from './experiment.resolver.js';

export { studioNodes } from './nodes.js';
export { studioRoutes } from './routes.js';

/** All resolvers of the studio. */
export const studioResolvers = [
  CanvasQueryResolver,
  ViewerCanvasResolver,
  CanvasProjectResolver,
  CanvasCollaboratorResolver,
  CanvasFileResolver,
  CanvasFileVersionResolver,
  CanvasGenerationResolver,
  CanvasMutationResolver,
  CanvasFileMutationResolver,
  GenerationQueryResolver,
  ViewerGenerationResolver,
  AIGenerationResolver,
  AIGenerationAssetResolver,
  GenerationMutationResolver,
  LabQueryResolver,
  ViewerExperimentResolver,
  ExperimentResolver,
  ExperimentSpendingResolver,
  ExperimentMutationResolver,
];
