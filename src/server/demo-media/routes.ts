import type { FastifyInstance, FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import {
  drawFilm,
  drawPicture,
  drawPoster,
  FILMS,
  PICTURES,
  type Film,
  type Picture,
} from '../../import/demo/media/index.js';
import { DEMO_MEDIA_PATH } from '../../lib/demo-media.js';

const A_YEAR = 'public, max-age=31536000, immutable';
const SEED = /^[a-z0-9_-]{1,64}$/;
const FORMAT = /^(\d{2,4})x(\d{2,4})\.svg$/;
const FILM_FORMAT = /^(landscape|portrait)-([4-6])s\.webm$/;
const LONGEST_SIDE = 2_000;
const FRAMES = { landscape: { width: 1280, height: 720 }, portrait: { width: 720, height: 1280 } };

interface Of {
  Params: { kind: string; seed: string; file: string };
}

/**
 * `/demo/media/:kind/:seed/:file`: the pictures and films of the demo data, drawn on request, such as
 * `photo/dawn-7/1200x800.svg`, `portrait/mira/256x256.svg` and `film/winter-lake/landscape-5s.webm`. Registered only
 * with demo data.
 */
export function demoMediaRoutes(app: FastifyInstance): void {
  // 6 films, 2 formats, 3 lengths, below 1 MB each: drawn once, however many clients ask at the same time.
  const films = new LRUCache<string, Promise<Buffer>>({ max: 12 });
  app.get<Of>(`${DEMO_MEDIA_PATH}:kind/:seed/:file`, async ({ params: { kind, seed, file } }, reply) => {
    const frame = frameOf(file);
    if (SEED.test(seed) && frame) {
      if (isPicture(kind)) return picture(reply, drawPicture(kind, seed, frame));
      if (kind === 'film' && isFilm(seed)) return picture(reply, drawPoster(seed, frame));
    }
    const format = FILM_FORMAT.exec(file);
    if (kind !== 'film' || !isFilm(seed) || !format) return reply.callNotFound();
    const key = `${seed}/${file}`;
    const known =
      films.get(key) ?? drawFilm(seed, FRAMES[format[1] as keyof typeof FRAMES], Number(format[2]));
    films.set(key, known);
    known.catch(() => films.delete(key));
    return reply
      .type('video/webm')
      .header('cache-control', A_YEAR)
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(await known);
  });
}

const isPicture = (kind: string): kind is Picture => (PICTURES as readonly string[]).includes(kind);
const isFilm = (name: string): name is Film => (FILMS as readonly string[]).includes(name);

function frameOf(file: string): { width: number; height: number } | null {
  const found = FORMAT.exec(file);
  const [width, height] = [Number(found?.[1]), Number(found?.[2])];
  return found && width >= 16 && height >= 16 && Math.max(width, height) <= LONGEST_SIDE
    ? { width, height }
    : null;
}

const picture = (reply: FastifyReply, svg: string): FastifyReply =>
  reply
    .type('image/svg+xml; charset=utf-8')
    .header('cache-control', A_YEAR)
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(svg);
