import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMediaUrl } from '../../src/lib/demo-media.js';
import { linkToPath } from '../../src/lib/public-address.js';
import { demoMediaRoutes } from '../../src/server/demo-media/routes.js';
import { showDemoMedia } from '../../src/server/demo-media/show.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';

let app: FastifyInstance;
beforeAll(() => {
  app = Fastify();
  demoMediaRoutes(app);
});
afterAll(() => app.close());

const get = (path: string) => app.inject(`/demo/media/${path}`);

describe('the media of the demo', () => {
  it('draws each picture in its size, and the same one every time', async () => {
    for (const [path, width, height] of [
      ['photo/dawn-lagoon/1200x800.svg', 1200, 800],
      ['photo/coding-3-0/360x360.svg', 360, 360],
      ['cover/mira/1500x500.svg', 1500, 500],
      ['portrait/mira/256x256.svg', 256, 256],
      ['film/winter-lake/720x1280.svg', 720, 1280],
    ] as const) {
      const answer = await get(path);
      expect(answer.headers['content-type'], path).toContain('image/svg+xml');
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width, height });
      expect((await get(path)).body).toBe(answer.body);
    }
    const [one, other] = await Promise.all(['mira', 'jonas'].map((who) => get(`portrait/${who}/64x64.svg`)));
    expect(one!.body).not.toBe(other!.body);
  });

  it('draws a film once for all who ask', async () => {
    const path = 'film/winter-lake/landscape-4s.webm';
    const [one, other] = await Promise.all([get(path), get(path)]);
    expect(one.headers['content-type']).toBe('video/webm');
    // EBML, the container of WebM.
    expect(one.rawPayload.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(other.rawPayload.equals(one.rawPayload)).toBe(true);
  });

  it.each([
    'photo/dawn/2001x10.svg',
    'photo/dawn/9999x9999.svg',
    'photo/dawn/15x15.svg',
    'photo/dawn/100x100.png',
    'photo/%3Csvg%3E/100x100.svg',
    `photo/${'a'.repeat(65)}/100x100.svg`,
    'sculpture/dawn/100x100.svg',
    'film/dawn/100x100.svg',
    'film/winter-lake/landscape-60s.webm',
    'film/constructor/landscape-4s.webm',
  ])('has no %s', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it('answers with addresses on the gateway, and leaves others alone', async () => {
    const schema = buildSchema('type Query { user: User } type User { avatar: String coverImage: String }');
    const user = {
      avatar: demoMediaUrl('portrait/mira/256x256.svg'),
      coverImage: 'https://pictures.example/a.png',
    };
    const ask = () => graphql({ schema, source: '{ user { avatar coverImage } }', rootValue: { user } });
    expect((await ask()).data).toEqual({ user });
    showDemoMedia(schema);
    expect((await ask()).data).toEqual({
      user: { ...user, avatar: linkToPath('/demo/media/portrait/mira/256x256.svg') },
    });
  });

  it('names fields that the schema has', () => {
    expect(() => showDemoMedia(buildGatewaySchema())).not.toThrow();
    expect(() => showDemoMedia(buildSchema('type Query { user: User } type User { name: String }'))).toThrow(
      'User.avatar',
    );
  });
});
