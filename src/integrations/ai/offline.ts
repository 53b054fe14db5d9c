import { setTimeout as wait } from 'node:timers/promises';
import { estimateTokens } from '../../lib/tokens.js';
import { AIPurpose } from '../../models/agents/ai-enums.js';
import { offlineAnswer, offlineTitle } from './offline-answers.js';
import { sampleOf } from './offline-sample.js';
import type { Model } from './providers.js';

type V3 = Extract<Model, { specificationVersion: 'v3' }>;
type Options = Parameters<V3['doStream']>[0];
type StreamPart = Awaited<ReturnType<V3['doStream']>>['stream'] extends ReadableStream<infer P> ? P : never;

/** The writing speed of the offline agent. One object, so that tests can make it fast. */
export const offlinePace = { wordMs: 25 };

/**
 * The offline agent: a built-in model that streams prepared answers and labels them. It makes everything usable
 * without a key and without a network, with the same code as other models.
 */
export function offlineModel(modelId: string): Model {
  const model: V3 = {
    specificationVersion: 'v3',
    provider: 'offline',
    modelId,
    supportedUrls: {},
    async doGenerate(options) {
      const text = answerTo(options);
      return {
        content: [{ type: 'text', text }],
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: usageOf(options, text),
        warnings: [],
      };
    },
    async doStream(options) {
      return { stream: toStream(options) };
    },
  };
  return model;
}

function toStream(options: Options): ReadableStream<StreamPart> {
  const words = answerTo(options).match(/\s*\S+/g) ?? [];
  const limit = options.maxOutputTokens ?? Infinity;
  let at = 0;
  let spent = 0;
  let text = '';
  return new ReadableStream<StreamPart>({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [] });
      controller.enqueue({ type: 'text-start', id: '0' });
    },
    async pull(controller) {
      const word = words[at++];
      const tokens = word ? estimateTokens(word) : 0;
      if (word && spent + tokens <= limit) {
        if (offlinePace.wordMs > 0)
          await wait(offlinePace.wordMs, undefined, { signal: options.abortSignal });
        options.abortSignal?.throwIfAborted();
        spent += tokens;
        text += word;
        controller.enqueue({ type: 'text-delta', id: '0', delta: word });
        return;
      }
      const unified = word ? 'length' : 'stop';
      controller.enqueue({ type: 'text-end', id: '0' });
      const finishReason = { unified, raw: unified } as const;
      controller.enqueue({ type: 'finish', finishReason, usage: usageOf(options, text) });
      controller.close();
    },
  });
}

function answerTo({ prompt, responseFormat, providerOptions }: Options): string {
  if (responseFormat?.type === 'json') return JSON.stringify(sampleOf(responseFormat.schema ?? {}));
  const asked = prompt.findLast(({ role }) => role === 'user');
  const question = asked ? textOf(asked.content) : '';
  const purpose = providerOptions?.leela?.purpose;
  if (purpose === AIPurpose.TITLE) return offlineTitle(question);
  if (purpose === AIPurpose.SUMMARY) return `Earlier in this chat: ${question.slice(0, 400)}`;
  const earlier = prompt.filter(({ role }) => role === 'user').length - 1;
  return offlineAnswer(question, earlier);
}

function textOf(content: Options['prompt'][number]['content']): string {
  if (typeof content === 'string') return content;
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ');
}

function usageOf({ prompt }: Options, text: string) {
  const input = prompt.reduce((sum, { content }) => sum + estimateTokens(textOf(content)), 0);
  const output = estimateTokens(text);
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}
