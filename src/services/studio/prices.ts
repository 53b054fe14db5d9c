import { AIModel } from '../../models/social/index.js';
import { AIGenerationType, ExperimentType, type AIGenerationCost } from '../../models/studio/index.js';

const MINUTE_MS = 60_000;

/** The price of one result per model. */
export const MODEL_PRICES: Record<AIModel, AIGenerationCost> = {
  [AIModel.DALL_E_3]: { coins: 5, credits: 10 },
  [AIModel.MIDJOURNEY_V6]: { coins: 6, credits: 12 },
  [AIModel.STABLE_DIFFUSION_XL]: { coins: 3, credits: 6 },
  [AIModel.FIREFLY]: { coins: 4, credits: 8 },
  [AIModel.LEONARDO_AI]: { coins: 4, credits: 8 },
  [AIModel.RUNWAY_GEN_2]: { coins: 25, credits: 50 },
  [AIModel.PIKA_LABS]: { coins: 20, credits: 40 },
};

/** The models that make videos; all others make images. */
export const VIDEO_MODELS: readonly AIModel[] = [AIModel.RUNWAY_GEN_2, AIModel.PIKA_LABS];

/** The price of an enhanced text. */
export const TEXT_PRICE: AIGenerationCost = { coins: 1, credits: 2 };

/** All models with their prices. */
export const priceList = () => [
  ...Object.values(AIModel).map((model) => ({
    type: VIDEO_MODELS.includes(model) ? AIGenerationType.VIDEO : AIGenerationType.IMAGE,
    model,
    ...MODEL_PRICES[model],
  })),
  { type: AIGenerationType.TEXT_ENHANCEMENT, model: null, ...TEXT_PRICE },
];

/** Credits for the generation of canvas files. */
export const CANVAS_CREDITS = 15;

/** Credits for a run in the lab. */
export const EXPERIMENT_CREDITS: Record<ExperimentType, number> = {
  [ExperimentType.BATTLE_ARENA]: 6,
  [ExperimentType.DREAM_ANALYSIS]: 3,
  [ExperimentType.EMOTION_ANALYSIS]: 2,
  [ExperimentType.FUTURE_PREDICTION]: 3,
  [ExperimentType.IMAGE_GENERATION]: 10,
  [ExperimentType.MUSIC_GENERATION]: 5,
  [ExperimentType.NEURAL_ART]: 10,
  [ExperimentType.PERSONALITY_ANALYSIS]: 3,
  [ExperimentType.STORY_GENERATION]: 5,
  [ExperimentType.VOICE_GENERATION]: 4,
  [ExperimentType.RESEARCH]: 0,
};

/** How long a generation may take, from its request on; then it fails and is refunded. */
export const DEADLINES_MS: Record<AIGenerationType | 'canvas' | 'experiment', number> = {
  [AIGenerationType.IMAGE]: 10 * MINUTE_MS,
  [AIGenerationType.VIDEO]: 45 * MINUTE_MS,
  [AIGenerationType.TEXT_ENHANCEMENT]: 5 * MINUTE_MS,
  canvas: 10 * MINUTE_MS,
  experiment: 10 * MINUTE_MS,
};

/** Unfinished generations and runs that one user may have at a time. */
export const MOST_UNFINISHED = 20;
