import { readFileSync } from 'node:fs';
import type { AiConfig } from '../../config.js';
import { AIProvider } from '../../models/agents/ai-enums.js';
import type { AiObserver, AiPort, AiStreamEvent, ModelRef } from './ai.js';
import type { AiTimeouts } from './attempt.js';
import { Breakers } from './breaker.js';
import { objectCall, streamCall, type CallDeps } from './call.js';
import { FREE, priceOf, priceTable, type ModelPrice, type PriceTable } from './prices.js';
import { DEFAULT_MODELS, Providers, type ProviderConfig } from './providers.js';

export type * from './ai.js';
export type { AiTimeouts } from './attempt.js';
export type { AiErrorCode } from './errors.js';
export {
  createModerator,
  moderator,
  configureModeration,
  type ModerationSettings,
  type Moderator,
} from './moderation.js';
export { OFFLINE_LABEL, offlineTitle } from './offline-answers.js';
export { offlinePace } from './offline.js';
export { DEFAULT_MODELS, type ProviderConfig, type ProviderSettings } from './providers.js';
export { priceTable, type ModelPrice, type PriceTable } from './prices.js';
export { sumUsage } from './usage.js';

// The SDK would write warnings to the console, which may quote settings of the call.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** The AI settings of the configuration. */
export interface AiSettings {
  /** In the order of preference. If empty, only the offline agent is used. */
  providers: ProviderConfig;
  timeouts: AiTimeouts;
  prices: PriceTable;
  /** The price of models at the OpenAI-compatible server, from its operator. Defaults to 0. */
  compatiblePrice?: ModelPrice;
}

const OFFLINE: ModelRef = { provider: AIProvider.OFFLINE, model: DEFAULT_MODELS[AIProvider.OFFLINE] };

/** Creates the port for some settings. */
export function createAi(settings: AiSettings, observer: AiObserver = {}): AiPort {
  const providers = new Providers(settings.providers);
  const breakers = new Breakers(observer);
  const priced = (ref: ModelRef): ModelPrice | null => {
    if (ref.provider === AIProvider.OFFLINE) return FREE;
    const listed = priceOf(settings.prices, ref);
    return listed ?? (ref.provider === AIProvider.COMPATIBLE ? (settings.compatiblePrice ?? FREE) : null);
  };
  const deps: CallDeps = {
    timeouts: settings.timeouts,
    breakers,
    observer,
    resolve(ref) {
      if (!providers.has(ref.provider)) return 'UNAUTHORIZED';
      const price = priced(ref);
      return price ? { ...ref, price, handle: providers.model(ref.provider, ref.model) } : 'NO_PRICE';
    },
  };
  const callable = (ref: ModelRef): boolean => providers.has(ref.provider) && priced(ref) !== null;
  return {
    streamText: (call) => streamCall(call, deps),
    async generateText(call) {
      let text = '';
      for await (const event of streamCall(call, deps) as AsyncIterable<AiStreamEvent>) {
        if (event.type === 'text') text += event.text;
        if (event.type === 'end') return { text, outcome: event.outcome };
      }
      throw new Error('A stream has always an end.');
    },
    generateObject: (call) => objectCall(call, deps),
    targetsFor(wanted) {
      const found = wanted.filter(callable);
      if (found.length > 0) return found;
      const defaults = providers.names
        .map((provider) => ({ provider, model: providers.defaultModel(provider) }))
        .filter(callable);
      return defaults.length > 0 ? defaults : [OFFLINE];
    },
    providers: () =>
      providers.names.map((provider) => ({
        provider,
        model: providers.defaultModel(provider),
        circuit: breakers.state(provider),
      })),
    worstCostMicros: (targets, inputTokens, maxOutputTokens) =>
      targets.reduce((worst, ref) => {
        const price = priced(ref);
        const cost = price
          ? inputTokens * Math.max(price.input, price.cacheWrite) + maxOutputTokens * price.output
          : 0;
        return Math.max(worst, Math.ceil(cost));
      }, 0),
  };
}

/** Creates the port for a configuration. @throws Error if the file of prices cannot be read or is invalid */
export function aiOf(config: AiConfig, observer: AiObserver = {}): AiPort {
  const providers: ProviderConfig = {};
  for (const [name, { model, ...given }] of Object.entries(config.providers))
    providers[name as AIProvider] = { ...given, model: model ?? DEFAULT_MODELS[name as AIProvider] };
  const own = config.pricesFile ? (JSON.parse(readFileSync(config.pricesFile, 'utf8')) as unknown) : {};
  const { input, output } = config.compatiblePrice;
  return createAi(
    {
      providers,
      timeouts: { firstMs: config.firstTokenTimeoutMs, idleMs: config.idleTimeoutMs },
      prices: priceTable(own),
      compatiblePrice: { input, output, cacheRead: input, cacheWrite: input },
    },
    observer,
  );
}

let port: AiPort = createAi({
  providers: {},
  timeouts: { firstMs: 20_000, idleMs: 30_000 },
  prices: priceTable(),
});

/** Sets the gateway's port. */
export function configureAi(given: AiPort): void {
  port = given;
}

/** The gateway's port. */
export function ai(): AiPort {
  return port;
}
