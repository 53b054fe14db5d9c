import { streamText, tool, type ToolSet } from 'ai';
import { estimateTokens } from '../../lib/tokens.js';
import type { AiAttempt, AiCall, AiFinish, AiStreamEvent, AiUsage, ModelRef } from './ai.js';
import { toFailure, type AiFailure } from './errors.js';
import type { ModelPrice } from './prices.js';
import type { Model } from './providers.js';
import { costOf, NO_USAGE, toUsage } from './usage.js';

/** Timeouts for silent providers. They apply to one attempt each. */
export interface AiTimeouts {
  /** Until the first piece of output. */
  firstMs: number;
  /** Between two pieces. */
  idleMs: number;
}

/** A model that can be called. */
export interface Target extends ModelRef {
  handle: Model;
  price: ModelPrice;
}

/** The end of an attempt. `failure` is set if `finish` is `error`. */
export interface Attempted {
  attempt: AiAttempt;
  finish: AiFinish;
  failure: AiFailure | null;
}

type Piece = Exclude<AiStreamEvent, { type: 'end' | 'served' }>;

/** Calls one model once and yields its output. The SDK's own retries are off, because they would multiply ours. */
export async function* attemptStream(
  call: AiCall,
  target: Target,
  timeouts: AiTimeouts,
): AsyncGenerator<Piece, Attempted> {
  const watch = new Watch(timeouts, call.signal);
  const started = performance.now();
  let firstTokenMs: number | null = null;
  let output = '';
  let finish: AiFinish | null = null;
  let usage: AiUsage | null = null;
  let failure: AiFailure | null = null;
  try {
    const result = streamText({
      model: target.handle,
      ...(call.system === undefined ? {} : { system: call.system }),
      messages: [...call.messages],
      ...(call.tools && Object.keys(call.tools).length > 0 ? { tools: toToolSet(call.tools) } : {}),
      ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
      ...(call.maxOutputTokens === undefined ? {} : { maxOutputTokens: call.maxOutputTokens }),
      providerOptions: { leela: { purpose: call.purpose } },
      maxRetries: 0,
      abortSignal: watch.signal,
      // The SDK would write errors to the console, with the provider's text.
      onError: () => undefined,
    });
    for await (const part of result.fullStream) {
      watch.touch();
      switch (part.type) {
        case 'text-delta':
        case 'reasoning-delta':
          if (part.text === '') break;
          firstTokenMs ??= performance.now() - started;
          output += part.text;
          yield { type: part.type === 'text-delta' ? 'text' : 'reasoning', text: part.text };
          break;
        case 'tool-call':
          firstTokenMs ??= performance.now() - started;
          output += JSON.stringify(part.input ?? '');
          yield { type: 'tool-call', call: toToolCall(part) };
          break;
        case 'error':
          failure = toFailure(part.error);
          break;
        case 'finish-step':
          usage = toUsage(part.usage);
          finish = toFinish(part.finishReason, part.rawFinishReason);
          break;
        case 'abort':
          finish = 'aborted';
          break;
      }
      if (failure) break;
    }
  } catch (error) {
    failure = toFailure(error);
  } finally {
    watch.end();
  }
  if (watch.timedOut) failure = { code: 'TIMEOUT', retryAfter: null, outage: true };
  else if (call.signal?.aborted) [failure, finish] = [null, 'aborted'];
  else if (!failure && (finish === null || finish === 'error'))
    failure = { code: 'CUT_OFF', retryAfter: null, outage: true };
  const spent = usage ?? estimated(call, output, firstTokenMs !== null);
  const { provider, model } = target;
  const attempt: AiAttempt = {
    provider,
    model,
    usage: spent,
    costMicros: costOf(spent, target.price),
    error: failure?.code ?? (finish === 'aborted' ? 'ABORTED' : null),
    durationMs: Math.round(performance.now() - started),
    firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
  };
  return { attempt, finish: failure ? 'error' : finish!, failure };
}

/** Aborts a call if its provider is silent for too long, or if the caller aborts it. */
class Watch {
  timedOut = false;
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;
  private readonly abort = (): void => this.controller.abort(this.outer?.reason);

  constructor(
    private readonly timeouts: AiTimeouts,
    private readonly outer: AbortSignal | undefined,
  ) {
    if (outer?.aborted) this.abort();
    outer?.addEventListener('abort', this.abort, { once: true });
    this.timer = this.after(timeouts.firstMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  touch(): void {
    clearTimeout(this.timer);
    this.timer = this.after(this.timeouts.idleMs);
  }

  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.abort);
    // After an error, further output of the provider is ignored.
    this.controller.abort();
  }

  private after(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.timedOut = true;
      this.controller.abort(new DOMException('The provider is silent.', 'TimeoutError'));
    }, ms).unref();
  }
}

function toToolSet(tools: NonNullable<AiCall['tools']>): ToolSet {
  return Object.fromEntries(
    Object.entries(tools).map(([name, { description, inputSchema }]) => [
      name,
      tool({ description, inputSchema }),
    ]),
  );
}

interface SdkToolCall {
  toolCallId: string;
  toolName: string;
  input: unknown;
  invalid?: boolean | undefined;
}

function toToolCall({ toolCallId, toolName, input, invalid }: SdkToolCall) {
  const problem = invalid ? 'The arguments do not fit the tool.' : null;
  return { id: toolCallId, name: toolName, input: invalid ? null : input, problem };
}

function toFinish(reason: string, raw: string | undefined): AiFinish {
  switch (reason) {
    case 'stop':
    case 'length':
    case 'tool-calls':
    case 'content-filter':
      return reason;
    default:
      // A stream without a reason was cut off; a reason that the SDK does not know is a normal end.
      return raw === undefined || reason === 'error' ? 'error' : 'stop';
  }
}

/** The estimated usage, if the provider reports none. A call that failed before any output counts as free. */
function estimated({ system, messages }: AiCall, output: string, started: boolean): AiUsage {
  if (!started) return NO_USAGE;
  const prompt = messages.map(({ content }) => (typeof content === 'string' ? content : textOf(content)));
  const input = estimateTokens([system ?? '', ...prompt].join('\n'));
  return {
    input: { total: input, cacheRead: 0, cacheWrite: 0 },
    output: { total: estimateTokens(output), reasoning: 0 },
    estimated: true,
  };
}

function textOf(parts: readonly object[]): string {
  return parts.map((part) => ('text' in part ? String(part.text) : '')).join(' ');
}
