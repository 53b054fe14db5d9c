import sharp, { type Sharp } from 'sharp';
import { MediaProblem } from './media.js';

/** Enough for the largest telephone cameras; an image of more is refused before it is unpacked. */
const MOST_PIXELS = 50_000_000;
/** The longest side of what is shown. */
const LARGEST_SIDE = 4_096;
const SIZES = { medium: 1_024, thumbnail: 320 } as const;
const SECONDS = 30;
/** Images that are worked on at the same time: each takes a core and some hundred megabytes. */
const AT_ONCE = 2;

sharp.cache(false);
sharp.concurrency(1);

/** An image made anew from its pixels. */
export interface MadeImage {
  bytes: Buffer;
  contentType: string;
  width: number;
  height: number;
}

/** All that is shown of an image. */
export interface MadeImages {
  full: MadeImage;
  medium: MadeImage;
  thumbnail: MadeImage;
}

/**
 * Makes an image anew, upright, in its own format, and in two smaller sizes as WebP. Only pixels survive: no place, no
 * camera, no preview, nothing hidden behind the end. Of an animation the first picture.
 * @throws MediaProblem for what can't be read as an image, or is too large
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

/** Waits for a free place; answers how to give it back. */
async function queue(): Promise<() => void> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };
}
