import type { AIModel } from '../../models/social/post-enums.js';
import type { AIGenerationParameters } from '../../models/studio/index.js';

/** A request for one image or video. */
export interface MediaRequest {
  /** The idempotency key: the same key is the same job. */
  key: string;
  kind: 'image' | 'video';
  /** The model that the user selected. */
  model: AIModel;
  prompt: string;
  parameters: AIGenerationParameters;
  /** The index among several results, from 0. */
  index: number;
  signal: AbortSignal;
}

/** The unchanged bytes of a result. */
export interface MediaFile {
  bytes: Buffer;
  /** A still image of a video. */
  still?: Buffer;
  /** Of a video, in seconds. */
  duration?: number;
  width?: number;
  height?: number;
}

/** The state of a job. */
export type MediaStep =
  /** The job is running; poll it later. */
  | { state: 'running'; job: string; progress?: number }
  | { state: 'done'; file: MediaFile }
  /** Final: the provider refused or failed. */
  | { state: 'failed'; message: string }
  /** The state is unknown: the provider is unavailable or busy. */
  | { state: 'unknown'; retryAfterMs: number };

/** A generator of images or videos. */
export interface MediaProvider {
  /** The name for users. `offline` for the built-in one. */
  name: string;
  submit(request: MediaRequest): Promise<MediaStep>;
  /** Checks a running job. Only for asynchronous providers. */
  poll?(job: string, request: MediaRequest): Promise<MediaStep>;
  /** Cancels a job at the provider. */
  cancel?(job: string): Promise<void>;
  /** The job of a signed webhook. */
  readWebhook?(headers: Record<string, unknown>, body: Buffer, now: number): WebhookMessage;
}

/** The content of a webhook: the changed job, or the status of its refusal. */
export type WebhookMessage = { job: string } | { status: 400 | 401 };

/** Messages for users. Providers' details may quote prompts and keys, so they are not passed on. */
export const MESSAGES = {
  refused: 'The provider refused this request. Change the prompt and try again.',
  failed: 'The provider could not make this. Try again.',
  unreadable: 'The result of the provider could not be used. Try again.',
} as const;
