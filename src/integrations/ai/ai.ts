import type { ModelMessage } from 'ai';
import type { z } from 'zod';
import type { AIProvider, AIPurpose } from '../../models/agents/ai-enums.js';
import type { AiErrorCode } from './errors.js';

/** A model of a provider. */
export interface ModelRef {
  provider: AIProvider;
  model: string;
}

/** Tokens of a call. `input.total` includes cached tokens, `output.total` includes reasoning tokens. */
export interface AiUsage {
  input: { total: number; cacheRead: number; cacheWrite: number };
  output: { total: number; reasoning: number };
  /** Whether the provider reported no usage, so that the tokens were counted by the gateway. */
  estimated: boolean;
}

/** One attempt with one model. Each has its own usage and its own price. */
export interface AiAttempt extends ModelRef {
  usage: AiUsage;
  /** Cost in millionths of a US dollar. */
  costMicros: number;
  /** Null if the attempt succeeded. */
  error: AiErrorCode | null;
  durationMs: number;
  /** Time to the first piece of output. Null if there was none. */
  firstTokenMs: number | null;
}

/** A tool in the form for models. The port never runs tools. */
export interface AiTool {
  description: string;
  inputSchema: z.ZodType;
}

/** A request to a model. */
export interface AiCall {
  purpose: AIPurpose;
  /** In the order of preference. A later one is used if an earlier one fails before its first token. */
  targets: readonly ModelRef[];
  system?: string;
  messages: readonly ModelMessage[];
  tools?: Readonly<Record<string, AiTool>>;
  temperature?: number;
  maxOutputTokens?: number;
  signal?: AbortSignal;
}

/** Why a model stopped. */
export type AiFinish = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'aborted' | 'error';

/** The end of a call, with all of its costs. */
export interface AiOutcome {
  finish: AiFinish;
  /** The model that made the output. Null if there is none. */
  served: ModelRef | null;
  attempts: AiAttempt[];
  /** The sum over the attempts. */
  usage: AiUsage;
  costMicros: number;
  /** Set if `finish` is `error`. */
  error: AiErrorCode | null;
}

/** A tool call that the model requests. `input` is null if it is not valid. */
export interface AiToolCall {
  id: string;
  name: string;
  input: unknown;
  problem: string | null;
}

/** A piece of a streamed answer. `served` comes before the first piece; `end` is always the last event. */
export type AiStreamEvent =
  | { type: 'served'; ref: ModelRef }
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; call: AiToolCall }
  | { type: 'end'; outcome: AiOutcome };

/** A whole text. */
export interface AiTextResult {
  text: string;
  outcome: AiOutcome;
}

/** A value of a schema. `object` is null if the call failed or the answer does not match. */
export interface AiObjectResult<T> {
  object: T | null;
  outcome: AiOutcome;
}

/** A provider that this gateway can use. */
export interface AiProviderInfo {
  provider: AIProvider;
  /** The default model of this provider. */
  model: string;
  circuit: 'closed' | 'open' | 'half-open';
}

/** The gateway's interface to AI providers. */
export interface AiPort {
  /** Streams an answer. Never throws: failures are in `end`. */
  streamText(call: AiCall): AsyncIterable<AiStreamEvent>;
  /** Waits for a whole text. Never throws. */
  generateText(call: AiCall): Promise<AiTextResult>;
  /** Waits for a value of a schema. Never throws. */
  generateObject<T>(call: Omit<AiCall, 'tools'> & { schema: z.ZodType<T> }): Promise<AiObjectResult<T>>;
  /** The callable models among these; else the default models of the configured providers; else the offline agent. */
  targetsFor(wanted: readonly ModelRef[]): ModelRef[];
  /** Providers that are configured, in the order of preference. */
  providers(): AiProviderInfo[];
  /**
   * The highest possible cost of a call, in millionths of a US dollar: the most expensive target, with its full
   * output.
   */
  worstCostMicros(targets: readonly ModelRef[], inputTokens: number, maxOutputTokens: number): number;
}

/** Receives measurements of the port. */
export interface AiObserver {
  attempt?(attempt: AiAttempt, purpose: AIPurpose): void;
  circuit?(provider: AIProvider, state: AiProviderInfo['circuit']): void;
}
