import { seededNumbers } from '../../lib/seeded-numbers.js';
import type { MediaRequest } from './provider.js';

type Scene = Pick<MediaRequest, 'prompt' | 'parameters' | 'index' | 'kind' | 'model'>;

interface Palette {
  words: RegExp;
  /** From the top of the sky to the horizon. */
  sky: readonly [string, string, string];
  ground: string;
  sun: string;
  night?: true;
}

const PALETTES: readonly Palette[] = [
  {
    words: /night|moon|star|midnight|nacht|galax|space|cosm/i,
    sky: ['#070b24', '#1b1f52', '#4a3b7c'],
    ground: '#0a0d1d',
    sun: '#f4f1d0',
    night: true,
  },
  {
    words: /dawn|sunrise|morning|morgen/i,
    sky: ['#2b3a67', '#e07a5f', '#f9d5a7'],
    ground: '#3d2c44',
    sun: '#fff1c9',
  },
  {
    words: /sunset|dusk|evening|abend/i,
    sky: ['#3a1c54', '#c8435b', '#f5a25d'],
    ground: '#2a1733',
    sun: '#ffd27a',
  },
  {
    words: /forest|jungle|wood|garden|wald|green/i,
    sky: ['#a8d8c8', '#d7efe0', '#f4f9e8'],
    ground: '#245a43',
    sun: '#fffbe0',
  },
  {
    words: /desert|sand|dune|mars|canyon|wüste/i,
    sky: ['#e8b07a', '#f2cf9f', '#fbe8cf'],
    ground: '#a4562f',
    sun: '#fff6dd',
  },
  {
    words: /snow|ice|winter|arctic|schnee/i,
    sky: ['#9cc3e0', '#cfe4f1', '#f5fafd'],
    ground: '#e8f1f7',
    sun: '#ffffff',
  },
  {
    words: /city|neon|cyber|street|stadt/i,
    sky: ['#12082b', '#5b1f78', '#ff5c8d'],
    ground: '#120a22',
    sun: '#7df9ff',
    night: true,
  },
  { words: /.*/s, sky: ['#4a7fc1', '#9ec9ea', '#fdf1d8'], ground: '#2f5d50', sun: '#fff3c4' },
];

/** What a picture shows: words that choose the colours and the ground, and a seed for the rest. */
export interface SceneWords {
  words: string;
  seed: string;
}

interface Frame {
  width: number;
  height: number;
}

const SIDE = 1_024;
const VIDEO_SIDE = 640;

/** Width and height in pixels: even numbers, as video codecs require, with a fixed longer side. */
export function frameSize({ parameters, kind }: Pick<Scene, 'parameters' | 'kind'>): {
  width: number;
  height: number;
} {
  const [x, y] = (parameters.aspectRatio ?? (kind === 'video' ? '16:9' : '1:1')).split(':').map(Number) as [
    number,
    number,
  ];
  const ratio = x > 0 && y > 0 ? Math.min(3, Math.max(1 / 3, x / y)) : 1;
  const side = kind === 'video' ? VIDEO_SIDE : SIDE;
  const even = (length: number) => Math.max(2, Math.round(length / 2) * 2);
  return ratio >= 1
    ? { width: side, height: even(side / ratio) }
    : { width: even(side * ratio), height: side };
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The scene of a request as SVG, with a label. `at` is the position in a video, from 0 to 1; the end joins the beginning. */
export function drawScene(scene: Scene, at = 0): string {
  const { prompt, parameters, index, model } = scene;
  const { width, height } = frameSize(scene);
  const style = parameters.style ?? '';
  const words = {
    words: `${prompt} ${style}`,
    seed: `${parameters.seed ?? ''}|${prompt}|${style}|${index}`,
  };
  return svgOf({ width, height }, words, at, [label(width, height, String(model))]);
}

/** A landscape, lake, city or forest as SVG. `at` as in `drawScene`. */
export const drawLandscape = (frame: Frame, words: SceneWords, at = 0): string => svgOf(frame, words, at, []);

function svgOf({ width, height }: Frame, { words, seed }: SceneWords, at: number, more: string[]): string {
  const next = seededNumbers(seed);
  const palette = PALETTES.find((one) => one.words.test(words))!;
  const horizon = height * (0.52 + next() * 0.16);
  const wave = Math.sin(at * 2 * Math.PI);
  const sunX = width * (0.2 + next() * 0.6);
  const sunY = horizon * (0.35 + next() * 0.45) + wave * height * 0.04;
  const radius = Math.min(width, height) * (0.06 + next() * 0.06);
  const [top, middle, low] = palette.sky;
  const parts = [
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    ...(palette.night ? stars(next, width, horizon, at) : []),
    `<circle cx="${round(sunX)}" cy="${round(sunY)}" r="${round(radius * 3)}" fill="${palette.sun}" opacity="0.18"/>`,
    `<circle cx="${round(sunX)}" cy="${round(sunY)}" r="${round(radius)}" fill="${palette.sun}"/>`,
    ...(palette.night ? [] : clouds(next, width, horizon, at)),
    ...hills(next, { width, height, horizon }, palette),
    ...(WATER.test(words) ? water({ width, height, horizon, sunX }, palette, at) : []),
    ...(CITY.test(words) ? towers(next, width, horizon, palette) : []),
    ...(FOREST.test(words) ? trees(next, width, height, horizon) : []),
    ...more,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.45" stop-color="${middle}"/><stop offset="0.75" stop-color="${low}"/></linearGradient></defs>
${parts.join('\n')}
</svg>`;
}

const WATER = /lagoon|sea|ocean|lake|river|water|beach|coast|wave|see\b|meer/i;
const CITY = /city|street|tower|skyline|urban|cyber|stadt/i;
const FOREST = /forest|tree|wood|jungle|wald|pine|garden/i;

const round = (number: number): number => Math.round(number * 10) / 10;

function stars(next: () => number, width: number, horizon: number, at: number): string[] {
  return Array.from({ length: 90 }, () => {
    const [x, y, size, phase] = [next() * width, next() * horizon, 0.5 + next() * 1.8, next()];
    const light = 0.35 + 0.6 * Math.abs(Math.sin((at + phase) * Math.PI));
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="#fff" opacity="${round(light)}"/>`;
  });
}

function clouds(next: () => number, width: number, horizon: number, at: number): string[] {
  return Array.from({ length: 4 }, () => {
    const [start, y, size] = [next(), (0.1 + next() * 0.5) * horizon, width * (0.05 + next() * 0.06)];
    const x = ((start + at) % 1) * width * 1.3 - width * 0.15;
    const puff = (dx: number, dy: number, rx: number) =>
      `<ellipse cx="${round(x + dx * size)}" cy="${round(y + dy * size)}" rx="${round(rx * size)}" ry="${round(rx * size * 0.45)}" fill="#fff" opacity="0.55"/>`;
    return puff(0, 0, 1.2) + puff(-0.8, 0.1, 0.8) + puff(0.9, 0.12, 0.9);
  });
}

interface Land {
  width: number;
  height: number;
  horizon: number;
}

function hills(next: () => number, { width, height, horizon }: Land, { ground, sky }: Palette): string[] {
  return [0, 1, 2].map((layer) => {
    const base = horizon + layer * (height - horizon) * 0.22;
    const points = Array.from({ length: 9 }, (_, index) => {
      const x = (index / 8) * width;
      const y = base - next() * (height * (0.16 - layer * 0.04));
      return `${round(x)},${round(y)}`;
    });
    const haze = 1 - layer * 0.18;
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${ground}"/><polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${sky[2]}" opacity="${round(Math.max(0, haze - 0.55))}"/>`;
  });
}

function water(
  { width, height, horizon, sunX }: Land & { sunX: number },
  { sky, sun }: Palette,
  at: number,
): string[] {
  const top = horizon + (height - horizon) * 0.3;
  const lines = Array.from({ length: 14 }, (_, index) => {
    const y = top + ((height - top) * (index + 1)) / 15;
    const half = width * (0.03 + index * 0.012) * (1 + 0.25 * Math.sin(2 * Math.PI * at + index));
    return `<line x1="${round(sunX - half)}" x2="${round(sunX + half)}" y1="${round(y)}" y2="${round(y)}" stroke="${sun}" stroke-width="${round(1 + index * 0.25)}" opacity="0.5"/>`;
  });
  return [
    `<rect y="${round(top)}" width="${width}" height="${round(height - top)}" fill="${sky[0]}"/>`,
    `<rect y="${round(top)}" width="${width}" height="${round(height - top)}" fill="${sky[1]}" opacity="0.35"/>`,
    ...lines,
  ];
}

function towers(next: () => number, width: number, horizon: number, { ground, sun }: Palette): string[] {
  return Array.from({ length: 14 }, (_, index) => {
    const [x, wide, high] = [
      (index / 14) * width,
      width * (0.04 + next() * 0.05),
      horizon * (0.15 + next() * 0.4),
    ];
    const top = horizon * 1.12 - high;
    const windows = Array.from({ length: 8 }, () => {
      const [dx, dy] = [next() * (wide - 6), next() * (high - 12)];
      return `<rect x="${round(x + dx)}" y="${round(top + dy)}" width="4" height="6" fill="${sun}" opacity="0.8"/>`;
    });
    return `<rect x="${round(x)}" y="${round(top)}" width="${round(wide)}" height="${round(high * 1.4)}" fill="${ground}"/>${windows.join('')}`;
  });
}

function trees(next: () => number, width: number, height: number, horizon: number): string[] {
  return Array.from({ length: 26 }, () => {
    const [x, y, size] = [
      next() * width,
      horizon + next() * (height - horizon) * 0.75,
      height * (0.05 + next() * 0.09),
    ];
    const tier = (up: number, half: number) =>
      `<polygon points="${round(x)},${round(y - size * (up + 0.9))} ${round(x - size * half)},${round(y - size * up)} ${round(x + size * half)},${round(y - size * up)}" fill="#173f2f"/>`;
    return `<rect x="${round(x - size * 0.05)}" y="${round(y - size * 0.3)}" width="${round(size * 0.1)}" height="${round(size * 0.3)}" fill="#3b2a20"/>${tier(0.2, 0.42)}${tier(0.7, 0.32)}`;
  });
}

/** A label that no AI model made it. */
function label(width: number, height: number, model: string): string {
  const size = Math.max(12, Math.round(Math.min(width, height) * 0.024));
  const text = escaped(`Sample, not made by ${model}`);
  const wide = Math.round(size * 0.56 * `Sample, not made by ${model}`.length + size * 1.6);
  return `<rect x="${size}" y="${height - size * 3}" width="${wide}" height="${size * 2}" rx="${size}" fill="#000" opacity="0.55"/><text x="${size * 1.8}" y="${round(height - size * 1.65)}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="${size}" fill="#fff">${text}</text>`;
}
