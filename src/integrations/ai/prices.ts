import type { ModelRef } from './ai.js';

/** US dollars per million tokens. */
export interface ModelPrice {
  input: number;
  output: number;
  /** Price of input that was read from the provider's cache. */
  cacheRead: number;
  /** Price of input that was written to the provider's cache. */
  cacheWrite: number;
}

/** Prices by `provider/model`. A model may end in `*` to match a prefix. */
export type PriceTable = ReadonlyMap<string, ModelPrice>;

/** List prices of common models. `AI_PRICES` names a JSON file that adds to them or replaces them. */
const LIST: Record<string, [input: number, output: number, cacheRead?: number, cacheWrite?: number]> = {
  'openai/gpt-4.1': [2, 8, 0.5],
  'openai/gpt-4.1-mini': [0.4, 1.6, 0.1],
  'openai/gpt-4.1-nano': [0.1, 0.4, 0.025],
  'openai/gpt-4o': [2.5, 10, 1.25],
  'openai/gpt-4o-mini': [0.15, 0.6, 0.075],
  'openai/gpt-5': [1.25, 10, 0.125],
  'openai/gpt-5-mini': [0.25, 2, 0.025],
  'anthropic/claude-haiku-4-5*': [1, 5, 0.1, 1.25],
  'anthropic/claude-sonnet-4*': [3, 15, 0.3, 3.75],
  'anthropic/claude-opus-4-1*': [15, 75, 1.5, 18.75],
  'anthropic/claude-3-5-haiku*': [0.8, 4, 0.08, 1],
  'anthropic/claude-3-sonnet*': [3, 15, 0.3, 3.75],
  'gemini/gemini-2.5-pro': [1.25, 10, 0.31],
  'gemini/gemini-2.5-flash': [0.3, 2.5, 0.075],
  'gemini/gemini-2.5-flash-lite': [0.1, 0.4, 0.025],
  'cohere/command-a*': [2.5, 10],
  'cohere/command-r-plus*': [2.5, 10],
  'cohere/command-r7b*': [0.0375, 0.15],
  'cohere/command-r*': [0.15, 0.6],
  'mistral/mistral-large*': [2, 6],
  'mistral/mistral-medium*': [0.4, 2],
  'mistral/mistral-small*': [0.1, 0.3],
  'mistral/codestral*': [0.3, 0.9],
  'xai/grok-4': [3, 15, 0.75],
  'xai/grok-3-mini': [0.3, 0.5, 0.075],
  'xai/grok-3': [3, 15, 0.75],
  'huggingface/meta-llama/Llama-3.3-70B-Instruct': [0.6, 0.6],
  'huggingface/Qwen/Qwen3-32B': [0.3, 0.6],
  'groq/llama-3.3-70b-versatile': [0.59, 0.79],
  'groq/llama-3.1-8b-instant': [0.05, 0.08],
  'offline/*': [0, 0],
};

/** The list prices merged with the operator's, validated. @throws Error that names each invalid price */
export function priceTable(own: unknown = {}): PriceTable {
  const table = new Map<string, ModelPrice>();
  for (const [name, [input, output, cacheRead, cacheWrite]] of Object.entries(LIST))
    table.set(name, { input, output, cacheRead: cacheRead ?? input, cacheWrite: cacheWrite ?? input });
  const problems: string[] = [];
  if (typeof own !== 'object' || own === null || Array.isArray(own))
    throw new Error('The prices are not an object of `provider/model` to prices.');
  for (const [name, given] of Object.entries(own)) {
    const price = toPrice(given, (part) => problems.push(`${name}.${part}`));
    if (price) table.set(name, price);
  }
  if (problems.length > 0)
    throw new Error(
      `These prices are not numbers of 0 or more (US dollars per million tokens): ${problems.join(', ')}.`,
    );
  return table;
}

function toPrice(given: unknown, wrong: (part: string) => void): ModelPrice | null {
  const { input, output, ...rest } = (given ?? {}) as Partial<Record<keyof ModelPrice, unknown>>;
  const cacheRead = rest.cacheRead ?? input;
  const cacheWrite = rest.cacheWrite ?? input;
  const price = { input, output, cacheRead, cacheWrite };
  let right = true;
  for (const [part, value] of Object.entries(price)) {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) continue;
    // A missing cache price follows the input price, whose problem is reported once.
    if (value !== input || part === 'input' || part === 'output') wrong(part);
    right = false;
  }
  return right ? (price as ModelPrice) : null;
}

/** The price of the offline agent. */
export const FREE: ModelPrice = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** The price of a model. Null if the table has none; such a model is not called. */
export function priceOf(table: PriceTable, { provider, model }: ModelRef): ModelPrice | null {
  const exact = table.get(`${provider}/${model}`);
  if (exact) return exact;
  const name = `${provider}/${model}`;
  let best: { length: number; price: ModelPrice } | null = null;
  for (const [pattern, price] of table) {
    if (!pattern.endsWith('*') || !name.startsWith(pattern.slice(0, -1))) continue;
    if (!best || pattern.length > best.length) best = { length: pattern.length, price };
  }
  return best?.price ?? null;
}
