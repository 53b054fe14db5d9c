import { Counter, Gauge, Histogram, type Metric } from 'prom-client';
import type { AiObserver } from '../../integrations/ai/index.js';

const STATES = ['closed', 'open', 'half-open'] as const;

/** Counts the calls of AI models on this gateway, for the metrics endpoint. */
export class AiRuns {
  private readonly calls = new Counter({
    name: 'leela_ai_attempts_total',
    help: 'Calls of AI models that ended on this gateway, by provider, purpose and outcome (ok, or the code of the error).',
    labelNames: ['provider', 'purpose', 'outcome'],
    registers: [],
  });

  private readonly tokens = new Counter({
    name: 'leela_ai_tokens_total',
    help: 'Tokens that AI models read and wrote, by provider, purpose and direction (input, output).',
    labelNames: ['provider', 'purpose', 'direction'],
    registers: [],
  });

  private readonly firstToken = new Histogram({
    name: 'leela_ai_first_token_seconds',
    help: 'Time from the call of an AI model to its first token, by provider.',
    labelNames: ['provider'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 20],
    registers: [],
  });

  private readonly circuits = new Gauge({
    name: 'leela_ai_circuit_state',
    help: 'State of the circuit breaker of an AI provider on this gateway: 1 for the current state, by provider and state.',
    labelNames: ['provider', 'state'],
    registers: [],
  });

  /** All metrics, for a registry. */
  readonly metrics: readonly Metric[] = [this.calls, this.tokens, this.firstToken, this.circuits];

  /** The observer of the AI port. */
  readonly observer: AiObserver = {
    attempt: ({ provider, usage, error, firstTokenMs }, purpose) => {
      this.calls.inc({ provider, purpose, outcome: error ?? 'ok' });
      this.tokens.inc({ provider, purpose, direction: 'input' }, usage.input.total);
      this.tokens.inc({ provider, purpose, direction: 'output' }, usage.output.total);
      if (firstTokenMs !== null) this.firstToken.observe({ provider }, firstTokenMs / 1_000);
    },
    circuit: (provider, state) => {
      for (const one of STATES) this.circuits.set({ provider, state: one }, one === state ? 1 : 0);
    },
  };

  /** @param providers the configured providers; their circuits are closed at the start */
  constructor(providers: readonly string[]) {
    for (const provider of providers)
      for (const state of STATES) this.circuits.set({ provider, state }, state === 'closed' ? 1 : 0);
  }
}
