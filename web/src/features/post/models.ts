import type { AiModel } from '@leela/client/schema.js';

/** The names of the models, as their makers write them. */
export const MODELS: Record<AiModel, string> = {
  DALL_E_3: 'DALL·E 3',
  FIREFLY: 'Adobe Firefly',
  LEONARDO_AI: 'Leonardo.Ai',
  MIDJOURNEY_V6: 'Midjourney v6',
  PIKA_LABS: 'Pika',
  RUNWAY_GEN_2: 'Runway Gen-2',
  STABLE_DIFFUSION_XL: 'Stable Diffusion XL',
};
