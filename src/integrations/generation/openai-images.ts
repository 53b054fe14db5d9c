import type { MediaApiConfig } from '../../config.js';
import { askApi, fetchNamed } from './http.js';
import { MESSAGES, type MediaProvider, type MediaRequest, type MediaStep } from './provider.js';

/** Sizes of the protocol, by aspect ratio. */
export function imageSize(aspectRatio?: string): string {
  const [width = 1, height = 1] = (aspectRatio ?? '1:1').split(':').map(Number);
  if (!(width > 0 && height > 0) || width === height) return '1024x1024';
  return width > height ? '1536x1024' : '1024x1536';
}

/**
 * Images by OpenAI's protocol (`POST /images/generations`), which many servers support. The answer is synchronous.
 */
export function openAiImages(config: MediaApiConfig): MediaProvider {
  return {
    name: 'openai-images',
    async submit({ key, prompt, parameters, signal }: MediaRequest): Promise<MediaStep> {
      const style = parameters.style ? ` Style: ${parameters.style}.` : '';
      const quality = parameters.quality ? { quality: parameters.quality } : {};
      const answer = await askApi(config, '/images/generations', {
        headers: { 'idempotency-key': key },
        body: {
          model: config.model,
          prompt: `${prompt}${style}`,
          n: 1,
          size: imageSize(parameters.aspectRatio),
          ...quality,
        },
        signal,
      });
      if (!answer.ok) return answer.step;
      const item = Array.isArray(answer.json?.['data'])
        ? (answer.json['data'][0] as Record<string, unknown>)
        : null;
      // An answer without content leaves the job's state unknown; the same key requests the same job again.
      if (!item) return { state: 'unknown', retryAfterMs: 2_000 };
      try {
        if (typeof item['b64_json'] === 'string')
          return { state: 'done', file: { bytes: Buffer.from(item['b64_json'], 'base64') } };
        if (typeof item['url'] === 'string')
          return { state: 'done', file: { bytes: await fetchNamed(item['url'], config, signal) } };
      } catch {
        signal.throwIfAborted();
        return { state: 'unknown', retryAfterMs: 5_000 };
      }
      return { state: 'failed', message: MESSAGES.unreadable };
    },
  };
}
