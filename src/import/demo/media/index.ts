import { drawLandscape, filmOf } from '../../../integrations/generation/index.js';
import { drawPattern, type Frame } from './patterns.js';
import { drawPortrait } from './portrait.js';

/** What the gateway draws for the demo: `photo` and `cover` by their seeds, `portrait` for users. */
export const PICTURES = ['photo', 'cover', 'portrait'] as const;
export type Picture = (typeof PICTURES)[number];

/** The films of the demo. Their names are their motifs. */
export const FILMS = [
  'lagoon-at-dawn',
  'city-at-night',
  'forest-morning',
  'desert-sunset',
  'winter-lake',
  'ocean-evening',
] as const;
export type Film = (typeof FILMS)[number];

const FRAMES_A_SECOND = 10;
const LANDSCAPE = /landscape|dawn|night|nature|worldbuilding|city|lagoon|cover/;
const MOTIFS = [
  'dawn lagoon',
  'night city',
  'forest morning',
  'desert sunset',
  'winter lake',
  'sunset sea',
  'hills',
];

/** A picture of the demo as SVG. */
export function drawPicture(kind: Picture, seed: string, frame: Frame): string {
  if (kind === 'portrait' || seed.startsWith('portrait')) return drawPortrait(frame, seed);
  if (!LANDSCAPE.test(`${kind} ${seed}`)) return drawPattern(frame, seed);
  const motif = MOTIFS[[...seed].reduce((sum, sign) => sum + sign.codePointAt(0)!, 0) % MOTIFS.length]!;
  const words = /dawn|night|city/.test(seed) ? seed : motif;
  return drawLandscape(frame, { words, seed });
}

/** The first frame of a film, as SVG. */
export const drawPoster = (film: Film, frame: Frame): string => drawLandscape(frame, sceneOf(film));

/** A film of the demo as WebM, with a longer side of 640 pixels. */
export async function drawFilm(film: Film, { width, height }: Frame, seconds: number): Promise<Buffer> {
  const scale = 640 / Math.max(width, height);
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2);
  const size = { width: even(width), height: even(height) };
  const { bytes } = await filmOf((at) => drawLandscape(size, sceneOf(film), at), {
    ...size,
    ...{ frames: seconds * FRAMES_A_SECOND, framesASecond: FRAMES_A_SECOND },
  });
  return bytes;
}

const sceneOf = (film: Film) => ({ words: film.replaceAll('-', ' '), seed: film });
