import type { MediaApiConfig } from '../../config.js';
import { askApi, fetchOwn } from './http.js';
import { MESSAGES, type MediaProvider, type MediaRequest, type MediaStep } from './provider.js';
import { isSigned } from './webhook.js';

const JOB = /^[\w-]{1,200}$/;

/**
 * Videos by OpenAI's protocol (`POST /videos`): an asynchronous job, which is polled and which sends a signed webhook
 * when it is done.
 */
export function openAiVideos(config: MediaApiConfig & { webhookSecret?: string }): MediaProvider {
  return {
    name: 'openai-videos',
    async submit({ key, prompt, parameters, signal }: MediaRequest): Promise<MediaStep> {
      const style = parameters.style ? ` Style: ${parameters.style}.` : '';
      const [width = 16, height = 9] = (parameters.aspectRatio ?? '16:9').split(':').map(Number);
      const size = width >= height ? '1280x720' : '720x1280';
      const answer = await askApi(config, '/videos', {
        headers: { 'idempotency-key': key },
        body: { model: config.model, prompt: `${prompt}${style}`, seconds: '4', size },
        signal,
      });
      if (!answer.ok) return answer.step;
      const job = answer.json?.['id'];
      if (typeof job !== 'string' || !JOB.test(job)) return { state: 'unknown', retryAfterMs: 5_000 };
      return { state: 'running', job };
    },
    async poll(job: string, { signal }: MediaRequest): Promise<MediaStep> {
      const answer = await askApi(config, `/videos/${job}`, { signal, waitMs: 30_000 });
      if (!answer.ok) return answer.step;
      const { status, progress } = answer.json ?? {};
      if (status === 'failed') return { state: 'failed', message: MESSAGES.failed };
      if (status !== 'completed')
        return { state: 'running', job, ...(typeof progress === 'number' ? { progress } : {}) };
      const bytes = await fetchOwn(config, `/videos/${job}/content`, signal);
      // A job that is done and whose result is refused has failed; one that is not readable yet has not.
      if (!Buffer.isBuffer(bytes))
        return bytes.state === 'failed' ? { ...bytes, message: MESSAGES.failed } : bytes;
      if (bytes.length === 0) return { state: 'running', job };
      const still = await fetchOwn(config, `/videos/${job}/content?variant=thumbnail`, signal);
      return {
        state: 'done',
        file: { bytes, duration: 4, ...(Buffer.isBuffer(still) && still.length > 0 ? { still } : {}) },
      };
    },
    async cancel(job: string) {
      await askApi(config, `/videos/${job}`, { method: 'DELETE', signal: AbortSignal.timeout(10_000) });
    },
    readWebhook(headers, body, now) {
      if (!config.webhookSecret || !isSigned(config.webhookSecret, headers, body, now))
        return { status: 401 };
      try {
        const message = JSON.parse(body.toString('utf8')) as { data?: { id?: unknown } } | null;
        const job = message?.data?.id;
        // Anything but a text, such as a database operator, is not a job id.
        return typeof job === 'string' && JOB.test(job) ? { job } : { status: 400 };
      } catch {
        return { status: 400 };
      }
    },
  };
}
