import { z } from 'zod';

/** The providers with keys, by the prefix of their variables. */
export const AI_KEYS = {
  OPENAI: 'openai',
  ANTHROPIC: 'anthropic',
  GEMINI: 'gemini',
  COHERE: 'cohere',
  MISTRAL: 'mistral',
  XAI: 'xai',
  HUGGINGFACE: 'huggingface',
  GROQ: 'groq',
} as const;

/** The connection to a provider, from the environment. */
export interface AiProviderConfig {
  apiKey?: string;
  baseURL?: string;
  /** The model for agents that name none. Defaults to the built-in choice. */
  model?: string;
}

/** The AI settings of the environment. */
export interface AiConfig {
  /** Configured providers, in the order of preference. */
  providers: Record<string, AiProviderConfig>;
  firstTokenTimeoutMs: number;
  idleTimeoutMs: number;
  /** A JSON file of prices that adds to the list prices. */
  pricesFile?: string;
  /** US dollars per million tokens at the OpenAI-compatible server. */
  compatiblePrice: { input: number; output: number };
  moderation: { words: string[]; url?: string; apiKey?: string; failOpen: boolean };
}

const text = z.string().optional();
const url = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins http:// or https://' })
  .optional();
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const dollars = z.coerce
  .number('must be US dollars for a million tokens, 0 or more')
  .min(0, 'must be US dollars for a million tokens, 0 or more');

/** The AI variables and their allowed values. */
export const aiVariables = {
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url,
  OPENAI_MODEL: text,
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_BASE_URL: url,
  ANTHROPIC_MODEL: text,
  GEMINI_API_KEY: text,
  GEMINI_BASE_URL: url,
  GEMINI_MODEL: text,
  COHERE_API_KEY: text,
  COHERE_BASE_URL: url,
  COHERE_MODEL: text,
  MISTRAL_API_KEY: text,
  MISTRAL_BASE_URL: url,
  MISTRAL_MODEL: text,
  XAI_API_KEY: text,
  XAI_BASE_URL: url,
  XAI_MODEL: text,
  HUGGINGFACE_API_KEY: text,
  HUGGINGFACE_BASE_URL: url,
  HUGGINGFACE_MODEL: text,
  GROQ_API_KEY: text,
  GROQ_BASE_URL: url,
  GROQ_MODEL: text,
  AI_COMPATIBLE_URL: url,
  AI_COMPATIBLE_KEY: text,
  AI_COMPATIBLE_MODEL: text,
  AI_COMPATIBLE_INPUT_PRICE: dollars.default(0),
  AI_COMPATIBLE_OUTPUT_PRICE: dollars.default(0),
  AI_FIRST_TOKEN_TIMEOUT_MS: milliseconds.default(20_000),
  AI_IDLE_TIMEOUT_MS: milliseconds.default(30_000),
  AI_PRICES: text,
  AI_MODERATION_WORDS: z
    .string()
    .default('')
    .transform((words) => words.split(',').flatMap((word) => word.trim() || [])),
  AI_MODERATION_URL: url,
  AI_MODERATION_KEY: text,
  AI_MODERATION_FAIL: z.enum(['open', 'closed']).default('closed'),
};

type AiVariables = z.infer<z.ZodObject<typeof aiVariables>>;

/** The AI configuration from the environment's variables. */
export function toAiConfig(env: AiVariables): AiConfig {
  const providers: AiConfig['providers'] = {};
  for (const [name, provider] of Object.entries(AI_KEYS) as [keyof typeof AI_KEYS, string][]) {
    const apiKey = env[`${name}_API_KEY`];
    if (apiKey)
      providers[provider] = { apiKey, baseURL: env[`${name}_BASE_URL`], model: env[`${name}_MODEL`] };
  }
  if (env.AI_COMPATIBLE_URL)
    providers.compatible = {
      baseURL: env.AI_COMPATIBLE_URL,
      apiKey: env.AI_COMPATIBLE_KEY,
      model: env.AI_COMPATIBLE_MODEL,
    };
  return {
    providers,
    firstTokenTimeoutMs: env.AI_FIRST_TOKEN_TIMEOUT_MS,
    idleTimeoutMs: env.AI_IDLE_TIMEOUT_MS,
    pricesFile: env.AI_PRICES,
    compatiblePrice: { input: env.AI_COMPATIBLE_INPUT_PRICE, output: env.AI_COMPATIBLE_OUTPUT_PRICE },
    moderation: {
      words: env.AI_MODERATION_WORDS,
      url: env.AI_MODERATION_URL,
      apiKey: env.AI_MODERATION_KEY,
      failOpen: env.AI_MODERATION_FAIL === 'open',
    },
  };
}
