import sharp from 'sharp';
import { drawScene, frameSize } from './offline-scene.js';
import type { MediaProvider, MediaRequest, MediaStep } from './provider.js';
import { filmOf } from './film.js';

const FRAMES = 24;
const FRAMES_A_SECOND = 12;

async function image(request: MediaRequest): Promise<MediaStep> {
  const bytes = await sharp(Buffer.from(drawScene(request)))
    .png()
    .toBuffer();
  return { state: 'done', file: { bytes } };
}

async function video(request: MediaRequest): Promise<MediaStep> {
  const { width, height } = frameSize(request);
  const { bytes, still } = await filmOf((at) => drawScene(request, at), {
    ...{ width, height, frames: FRAMES, framesASecond: FRAMES_A_SECOND },
    signal: request.signal,
  });
  return { state: 'done', file: { bytes, still, duration: FRAMES / FRAMES_A_SECOND, width, height } };
}

/**
 * The built-in sample generator: draws images that follow the words of the prompt, and labels them. It makes
 * everything usable without a key and without a network.
 */
export const offlineProvider: MediaProvider = {
  name: 'offline',
  submit: (request) => (request.kind === 'video' ? video(request) : image(request)),
};
