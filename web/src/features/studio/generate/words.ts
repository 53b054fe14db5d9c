import type { AiGenerationType, AiModel, GenerationStatus } from '@leela/client/schema.js';

/** The names of the models, as their makers write them. */
export const MODEL_NAMES: Record<AiModel, string> = {
  DALL_E_3: 'DALL·E 3',
  FIREFLY: 'Firefly',
  LEONARDO_AI: 'Leonardo AI',
  MIDJOURNEY_V6: 'Midjourney v6',
  PIKA_LABS: 'Pika Labs',
  RUNWAY_GEN_2: 'Runway Gen-2',
  STABLE_DIFFUSION_XL: 'Stable Diffusion XL',
};

/** What can be made. */
export const TYPES: { value: AiGenerationType; label: string }[] = [
  { value: 'IMAGE', label: 'Image' },
  { value: 'VIDEO', label: 'Video' },
  { value: 'TEXT_ENHANCEMENT', label: 'Text' },
];

/** The colour of the state of a generation. */
export const STATUS_TONE: Record<GenerationStatus, 'good' | 'bad' | 'warn' | undefined> = {
  COMPLETED: 'good',
  PARTIAL: 'warn',
  FAILED: 'bad',
  CANCELLED: undefined,
  PENDING: undefined,
  PROCESSING: undefined,
};

/** Whether the generation is still made. */
export const isRunning = ({ status }: { status: GenerationStatus }): boolean =>
  status === 'PENDING' || status === 'PROCESSING';
