import { generateText, Output } from 'ai';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { AiAttempt, AiCall, AiObjectResult, AiObserver, AiOutcome, AiStreamEvent } from './ai.js';
import { attemptStream, type AiTimeouts, type Attempted, type Target } from './attempt.js';
import type { Breakers } from './breaker.js';
import { toFailure, type AiErrorCode, type AiFailure } from './errors.js';
import { costOf, NO_USAGE, sumUsage, toUsage } from './usage.js';

/** The parts of the port that calls need. */
export interface CallDeps {
  timeouts: AiTimeouts;
  breakers: Breakers;
  observer: AiObserver;
  /** The target of a reference, or why it cannot be called. */
  resolve(ref: AiCall['targets'][number]): Target | AiErrorCode;
}

/** The last target is retried once, if it asks to wait for at most this long. */
const LONGEST_RETRY_S = 5;

/** The attempts of one call. */
class Tries {
  readonly attempts: AiAttempt[] = [];
  last: Attempted | null = null;

  constructor(
    private readonly call: Pick<AiCall, 'targets' | 'purpose' | 'signal'>,
    private readonly deps: CallDeps,
  ) {}

  /** The targets that may be called now, in order. One that asks for a short pause is tried a second time. */
  async *targets(): AsyncGenerator<Target> {
    const { targets, signal } = this.call;
    for (const [place, ref] of targets.entries()) {
      if (signal?.aborted) return;
      const target = this.deps.resolve(ref);
      if (typeof target === 'string') this.skip(ref, target);
      else if (!this.deps.breakers.admits(ref.provider)) this.skip(ref, 'CIRCUIT_OPEN');
      else {
        yield target;
        const seconds = this.last?.failure?.retryAfter;
        if (place < targets.length - 1 || seconds == null || seconds > LONGEST_RETRY_S) continue;
        await wait(seconds * 1_000, undefined, { signal }).catch(() => undefined);
        if (!signal?.aborted && this.deps.breakers.admits(ref.provider)) yield target;
      }
    }
  }

  /** Records an attempt. */
  note(attempted: Attempted): void {
    this.last = attempted;
    this.attempts.push(attempted.attempt);
    this.deps.observer.attempt?.(attempted.attempt, this.call.purpose);
    const { provider } = attempted.attempt;
    if (attempted.failure) this.deps.breakers.failed(provider, attempted.failure);
    else this.deps.breakers.succeeded(provider);
  }

  /** The result of the call, summed over all attempts. */
  outcome(): AiOutcome {
    const { attempts, last } = this;
    const served = last && last.attempt.firstTokenMs !== null ? last.attempt : null;
    const aborted = this.call.signal?.aborted === true;
    return {
      finish: aborted ? 'aborted' : (last?.finish ?? 'error'),
      served: served && { provider: served.provider, model: served.model },
      attempts,
      usage: sumUsage(attempts.map(({ usage }) => usage)),
      costMicros: attempts.reduce((sum, { costMicros }) => sum + costMicros, 0),
      error: aborted ? null : last ? (last.failure?.code ?? null) : (attempts.at(-1)?.error ?? 'UNREACHABLE'),
    };
  }

  private skip({ provider, model }: AiCall['targets'][number], error: AiErrorCode): void {
    const skipped = {
      provider,
      model,
      usage: NO_USAGE,
      costMicros: 0,
      error,
      durationMs: 0,
      firstTokenMs: null,
    };
    this.attempts.push(skipped);
    this.deps.observer.attempt?.(skipped, this.call.purpose);
  }
}

/** Streams from the first target that produces output. After its first output no other target is used. */
export async function* streamCall(call: AiCall, deps: CallDeps): AsyncGenerator<AiStreamEvent> {
  const tries = new Tries(call, deps);
  for await (const target of tries.targets()) {
    const stream = attemptStream(call, target, deps.timeouts);
    let spoke = false;
    for (;;) {
      const { done, value } = await stream.next();
      if (done) {
        tries.note(value);
        break;
      }
      if (!spoke) yield { type: 'served', ref: { provider: target.provider, model: target.model } };
      spoke = true;
      yield value;
    }
    if (spoke || !tries.last?.failure) break;
  }
  yield { type: 'end', outcome: tries.outcome() };
}

/** Requests a value of a schema from the targets, until one returns it. */
export async function objectCall<T>(
  call: Omit<AiCall, 'tools'> & { schema: z.ZodType<T> },
  deps: CallDeps,
): Promise<AiObjectResult<T>> {
  const tries = new Tries(call, deps);
  for await (const target of tries.targets()) {
    const { attempted, object } = await attemptObject(call, target, deps.timeouts);
    tries.note(attempted);
    if (!attempted.failure) return { object, outcome: tries.outcome() };
  }
  return { object: null, outcome: tries.outcome() };
}

async function attemptObject<T>(
  call: Omit<AiCall, 'tools'> & { schema: z.ZodType<T> },
  target: Target,
  { firstMs, idleMs }: AiTimeouts,
): Promise<{ attempted: Attempted; object: T | null }> {
  const started = performance.now();
  const timeout = AbortSignal.timeout(firstMs + idleMs);
  const signal = call.signal ? AbortSignal.any([timeout, call.signal]) : timeout;
  let object: T | null = null;
  let usage = NO_USAGE;
  let failure: AiFailure | null = null;
  try {
    const result = await generateText({
      model: target.handle,
      ...(call.system === undefined ? {} : { system: call.system }),
      messages: [...call.messages],
      ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
      ...(call.maxOutputTokens === undefined ? {} : { maxOutputTokens: call.maxOutputTokens }),
      providerOptions: { leela: { purpose: call.purpose } },
      output: Output.object({ schema: call.schema }),
      maxRetries: 0,
      abortSignal: signal,
    });
    usage = toUsage(result.usage) ?? NO_USAGE;
    object = result.output as T;
  } catch (error) {
    // An answer that does not match the schema is charged as well.
    usage = toUsage((error as { usage?: Parameters<typeof toUsage>[0] }).usage) ?? NO_USAGE;
    failure = timeout.aborted ? { code: 'TIMEOUT', retryAfter: null, outage: true } : toFailure(error);
    if (failure.code === 'MALFORMED') failure = { ...failure, outage: false };
  }
  const aborted = call.signal?.aborted === true;
  const { provider, model } = target;
  const durationMs = Math.round(performance.now() - started);
  const attempt: AiAttempt = {
    ...{ provider, model, usage, costMicros: costOf(usage, target.price), durationMs },
    error: aborted ? 'ABORTED' : (failure?.code ?? null),
    firstTokenMs: object === null ? null : durationMs,
  };
  const finish = aborted ? 'aborted' : failure ? 'error' : 'stop';
  return { attempted: { attempt, finish, failure: aborted ? null : failure }, object };
}
