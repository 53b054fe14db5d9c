import type { Types } from 'mongoose';
import type { z } from 'zod';
import { transact } from '../../events/transact.js';
import { ai, type AiCall, type AiOutcome, type ModelRef } from '../../integrations/ai/index.js';
import { recordAiUsage } from '../agents/index.js';
import { AIProvider, AIPurpose } from '../../models/agents/ai-enums.js';

/** What a text model is asked for. */
export interface TextCall {
  purpose: 'canvas' | 'generation' | 'experiment';
  /** The user who pays for it. */
  user: Types.ObjectId;
  /** The generation or experiment that it is made for. */
  subject: Types.ObjectId;
  system: string;
  prompt: string;
  maxTokens: number;
  /** `provider/model`; the configured default where it is absent. */
  model?: string;
  signal?: AbortSignal;
  /** What the built-in sample provider answers where no provider is configured. */
  offline(): string;
}

/** Where an answer comes from and what it has cost. */
export interface Served {
  model: string;
  provider: string;
  tokens: number;
  /** Millionths of a US dollar. */
  costMicros: number;
}

/** An answer; `text` is null where all models have failed. */
export interface TextAnswer {
  text: string | null;
  /** Whether the answer was cut off by its limit. */
  cutOff: boolean;
  served: Served;
}

/** The same as a value of a schema. */
export interface ObjectAnswer<T> {
  object: T | null;
  served: Served;
}

/** All that the studio knows of text models. */
export interface TextModel {
  text(call: TextCall): Promise<TextAnswer>;
  object<T>(
    call: Omit<TextCall, 'offline'> & { schema: z.ZodType<T>; offline(): T },
  ): Promise<ObjectAnswer<T>>;
  /** The models that can be called, as `provider/model`. */
  models(): string[];
  /** Whether a model can be called, as `provider/model`. */
  has(model: string): boolean;
}

const served = (prompt: string, answer: string, model = 'offline/sample'): Served => ({
  model: model.slice(model.indexOf('/') + 1),
  provider: 'offline',
  tokens: Math.ceil((prompt.length + answer.length) / 4),
  costMicros: 0,
});

/** The built-in sample provider. */
export const offlineTextModel: TextModel = {
  async text({ prompt, offline, model }) {
    const text = offline();
    return { text, cutOff: false, served: served(prompt, text, model) };
  },
  async object({ prompt, offline, schema }) {
    const object = schema.parse(offline());
    return { object, served: served(prompt, JSON.stringify(object)) };
  },
  models: () => [],
  has: () => false,
};

const PURPOSES = {
  canvas: AIPurpose.CANVAS,
  generation: AIPurpose.GENERATION,
  experiment: AIPurpose.EXPERIMENT,
} as const;

/** `provider/model` as the port takes it. */
function toRef(name: string): ModelRef {
  const slash = name.indexOf('/');
  return { provider: name.slice(0, slash) as AIProvider, model: name.slice(slash + 1) };
}

const isOffline = (targets: readonly ModelRef[]): boolean =>
  targets.every(({ provider }) => provider === AIProvider.OFFLINE);

function servedBy({ served: by, usage, costMicros }: AiOutcome): Served {
  const tokens = usage.input.total + usage.output.total;
  return { model: by?.model ?? 'none', provider: by?.provider ?? 'none', tokens, costMicros };
}

/** The models of the chat, through the port to AI providers; where none is configured, the built-in sample provider. */
export const chatTextModel: TextModel = {
  async text(call) {
    const targets = ai().targetsFor(call.model ? [toRef(call.model)] : []);
    if (isOffline(targets)) return offlineTextModel.text(call);
    const { text, outcome } = await ai().generateText(toCall(call, targets));
    await meter(call, outcome);
    const failed = outcome.finish === 'error' || outcome.finish === 'aborted';
    return { text: failed ? null : text, cutOff: outcome.finish === 'length', served: servedBy(outcome) };
  },
  async object(call) {
    const targets = ai().targetsFor(call.model ? [toRef(call.model)] : []);
    if (isOffline(targets)) return offlineTextModel.object(call);
    const { object, outcome } = await ai().generateObject({ ...toCall(call, targets), schema: call.schema });
    await meter(call, outcome);
    return { object, served: servedBy(outcome) };
  },
  models: () =>
    ai()
      .providers()
      .map(({ provider, model }) => `${provider}/${model}`),
  has(name) {
    const [found] = ai().targetsFor([toRef(name)]);
    return found !== undefined && `${found.provider}/${found.model}` === name;
  },
};

/** Writes down every call with its purpose, whatever comes of it: also a failed one has its price. */
const meter = (
  { user, subject, purpose }: Pick<TextCall, 'user' | 'subject' | 'purpose'>,
  { attempts }: AiOutcome,
): Promise<void> =>
  transact(null, (tx) => recordAiUsage(tx, { user, subject, purpose: PURPOSES[purpose], attempts }));

function toCall(
  { purpose, system, prompt, maxTokens, signal }: Omit<TextCall, 'offline'>,
  targets: readonly ModelRef[],
): AiCall {
  return {
    purpose: PURPOSES[purpose],
    targets,
    system,
    messages: [{ role: 'user', content: prompt }],
    maxOutputTokens: maxTokens,
    ...(signal ? { signal } : {}),
  };
}

let current: TextModel = chatTextModel;

/** Takes the text model that the studio uses from now on. Returns how to put the former one back. */
export function configureTextModel(given: TextModel): () => void {
  const before = current;
  current = given;
  return () => void (current = before);
}

/** The text model of this process. */
export const textModel = (): TextModel => current;
