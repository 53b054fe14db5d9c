import { setImmediate as turn } from 'node:timers/promises';
import sharp from 'sharp';
import { webm, type VideoFormat } from './webm.js';

/** The format of a drawn film, and how many frames it has. */
export interface FilmFormat extends VideoFormat {
  frames: number;
  signal?: AbortSignal;
}

/**
 * A video of drawn frames, and its first frame. A lossy WebP image is one key frame of VP8, so no video encoder is
 * needed. `draw` receives the position in the film, from 0 to below 1.
 */
export async function filmOf(
  draw: (at: number) => string,
  { frames, signal, ...format }: FilmFormat,
): Promise<{ bytes: Buffer; still: Buffer }> {
  const images: Buffer[] = [];
  for (let index = 0; index < frames; index += 1) {
    signal?.throwIfAborted();
    images.push(
      await sharp(Buffer.from(draw(index / frames)))
        .flatten()
        .webp({ quality: 70 })
        .toBuffer(),
    );
    await turn();
  }
  return { bytes: webm(images, format), still: images[0]! };
}
