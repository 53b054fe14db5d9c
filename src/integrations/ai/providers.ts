import { createAnthropic } from '@ai-sdk/anthropic';
import { createCohere } from '@ai-sdk/cohere';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createGroq } from '@ai-sdk/groq';
import { createHuggingFace } from '@ai-sdk/huggingface';
import { createMistral } from '@ai-sdk/mistral';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createXai } from '@ai-sdk/xai';
import type { LanguageModel } from 'ai';
import { AIProvider } from '../../models/agents/ai-enums.js';
import { offlineModel } from './offline.js';

/** The connection to a provider. */
export interface ProviderSettings {
  apiKey?: string;
  /** Defaults to the provider's own address. */
  baseURL?: string;
  /** The default model. */
  model: string;
}

/** The configured providers, in the order of preference. */
export type ProviderConfig = Partial<Record<AIProvider, ProviderSettings>>;

/** A model of the SDK. */
export type Model = Exclude<LanguageModel, string>;

type Maker = (settings: { apiKey?: string; baseURL?: string }) => (model: string) => Model;

const MAKERS: Record<AIProvider, Maker> = {
  [AIProvider.OPENAI]: (settings) => createOpenAI(settings),
  [AIProvider.ANTHROPIC]: (settings) => createAnthropic(settings),
  [AIProvider.GEMINI]: (settings) => createGoogleGenerativeAI(settings),
  [AIProvider.COHERE]: (settings) => createCohere(settings),
  [AIProvider.MISTRAL]: (settings) => createMistral(settings),
  [AIProvider.XAI]: (settings) => createXai(settings),
  [AIProvider.HUGGINGFACE]: (settings) => createHuggingFace(settings),
  [AIProvider.GROQ]: (settings) => createGroq(settings),
  [AIProvider.COMPATIBLE]: ({ baseURL = '', ...settings }) =>
    createOpenAICompatible({ ...settings, baseURL, name: 'compatible', includeUsage: true }),
  [AIProvider.OFFLINE]: () => offlineModel,
};

/** The default models, if the environment names none. */
export const DEFAULT_MODELS: Record<AIProvider, string> = {
  [AIProvider.OPENAI]: 'gpt-4.1-mini',
  [AIProvider.ANTHROPIC]: 'claude-haiku-4-5',
  [AIProvider.GEMINI]: 'gemini-2.5-flash',
  [AIProvider.COHERE]: 'command-r-plus',
  [AIProvider.MISTRAL]: 'mistral-small-latest',
  [AIProvider.XAI]: 'grok-3-mini',
  [AIProvider.HUGGINGFACE]: 'meta-llama/Llama-3.3-70B-Instruct',
  [AIProvider.GROQ]: 'llama-3.3-70b-versatile',
  [AIProvider.COMPATIBLE]: 'llama3.2',
  [AIProvider.OFFLINE]: 'offline',
};

/** Creates models of the configured providers, each provider once. */
export class Providers {
  private readonly made = new Map<AIProvider, (model: string) => Model>();

  constructor(private readonly config: ProviderConfig) {}

  /** The configured providers. The offline agent can always be called. */
  get names(): AIProvider[] {
    return Object.keys(this.config) as AIProvider[];
  }

  /** Whether a provider can be called. */
  has(provider: AIProvider): boolean {
    return provider === AIProvider.OFFLINE || this.config[provider] !== undefined;
  }

  /** The default model of a provider. */
  defaultModel(provider: AIProvider): string {
    return this.config[provider]?.model ?? DEFAULT_MODELS[provider];
  }

  /** A model to call. */
  model(provider: AIProvider, model: string): Model {
    let make = this.made.get(provider);
    if (!make) {
      const { apiKey, baseURL } = this.config[provider] ?? {};
      make = MAKERS[provider]({ ...(apiKey ? { apiKey } : {}), ...(baseURL ? { baseURL } : {}) });
      this.made.set(provider, make);
    }
    return make(model);
  }
}
