import type { LanguageModelUsage } from 'ai';
import type { AiUsage } from './ai.js';
import type { ModelPrice } from './prices.js';

/** No tokens at all. */
export const NO_USAGE: AiUsage = {
  input: { total: 0, cacheRead: 0, cacheWrite: 0 },
  output: { total: 0, reasoning: 0 },
  estimated: false,
};

/**
 * The SDK's reported usage, with each token once: the input total includes cached tokens, the output total includes
 * reasoning tokens. Null if the provider reported none.
 */
export function toUsage(given: LanguageModelUsage | undefined): AiUsage | null {
  if (given?.inputTokens == null && given?.outputTokens == null) return null;
  const { inputTokens, outputTokens, inputTokenDetails: input, outputTokenDetails: output } = given;
  const total = whole(inputTokens);
  const cacheRead = Math.min(whole(input?.cacheReadTokens), total);
  return {
    input: { total, cacheRead, cacheWrite: Math.min(whole(input?.cacheWriteTokens), total - cacheRead) },
    output: {
      total: whole(outputTokens),
      reasoning: Math.min(whole(output?.reasoningTokens), whole(outputTokens)),
    },
    estimated: false,
  };
}

/** The sum of usages. */
export function sumUsage(all: readonly AiUsage[]): AiUsage {
  const sum = (of: (usage: AiUsage) => number): number => all.reduce((total, usage) => total + of(usage), 0);
  return {
    input: {
      total: sum(({ input }) => input.total),
      cacheRead: sum(({ input }) => input.cacheRead),
      cacheWrite: sum(({ input }) => input.cacheWrite),
    },
    output: { total: sum(({ output }) => output.total), reasoning: sum(({ output }) => output.reasoning) },
    estimated: all.some(({ estimated }) => estimated),
  };
}

/**
 * The cost of a usage in millionths of a US dollar, rounded once. A price per million tokens is a millionth of a
 * dollar per token.
 */
export function costOf({ input, output }: AiUsage, price: ModelPrice): number {
  const fresh = input.total - input.cacheRead - input.cacheWrite;
  return Math.round(
    fresh * price.input +
      input.cacheRead * price.cacheRead +
      input.cacheWrite * price.cacheWrite +
      output.total * price.output,
  );
}

function whole(value: number | null | undefined): number {
  return Number.isFinite(value) && value! > 0 ? Math.floor(value!) : 0;
}
