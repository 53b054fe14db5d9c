import sharp, { type Sharp } from 'sharp';
import { MediaProblem } from './media.js';

/** Enough for the largest phone cameras. Larger images are refused before they are decoded. */
const MOST_PIXELS = 50_000_000;
/** The longest side of a shown image. */
const LARGEST_SIDE = 4_096;
const SIZES = { medium: 1_024, thumbnail: 320 } as const;
const SECONDS = 30;
/** The most images that are processed at the same time: each uses a core and some hundred megabytes. */
const AT_ONCE = 2;

sharp.cache(false);
sharp.concurrency(1);

/** A newly encoded image. */
export interface MadeImage {
  bytes: Buffer;
  contentType: string;
  width: number;
  height: number;
}

/** All sizes of an image. */
export interface MadeImages {
  full: MadeImage;
  medium: MadeImage;
  thumbnail: MadeImage;
}

/**
 * Encodes an image again from its pixels, upright, in its own format, and in two smaller sizes as WebP. Only pixels
 * are kept: no location, no camera, no preview, no appended data. Of an animation, the first frame.
 * @throws MediaProblem for a file that cannot be read as an image, or is too large
 */
export async function makeImages(path: string, contentType: string): Promise<MadeImages> {
  const release = await queue();
  try {
    const full = await make(from(path, LARGEST_SIDE), contentType);
    const medium = await make(from(path, SIZES.medium), 'image/webp');
    const thumbnail = await make(from(path, SIZES.thumbnail), 'image/webp');
    return { full, medium, thumbnail };
  } catch (error) {
    if (/pixel limit/i.test((error as Error).message))
      throw new MediaProblem(`The image has more than ${MOST_PIXELS / 1_000_000} million pixels.`);
    throw new MediaProblem('The image is damaged or too hard to read.', { cause: error });
  } finally {
    release();
  }
}

function from(path: string, side: number): Sharp {
  return sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

async function make(image: Sharp, contentType: string): Promise<MadeImage> {
  const written =
    contentType === 'image/png'
      ? image.png()
      : contentType === 'image/jpeg'
        ? image.jpeg({ quality: 88, mozjpeg: true })
        : image.webp({ quality: 84 });
  const { data, info } = await written.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, width: info.width, height: info.height };
}

let busy = 0;
const waiting: (() => void)[] = [];

/** Waits for a free slot. Returns the function that releases it. */
async function queue(): Promise<() => void> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };
}
