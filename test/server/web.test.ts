import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { calendarRoutes } from '../../src/resolvers/calendar/routes.js';
import { webRoutes } from '../../src/server/web/routes.js';

const PAGE = '<!doctype html><script type="application/json" id="settings">{}</script><div id="root"></div>';

describe('the web client', () => {
  let folder: string;
  let app: FastifyInstance;
  const html = { accept: 'text/html,*/*' };
  const serve = async (environment: NodeJS.ProcessEnv = {}) => {
    app = Fastify();
    const config = readConfig({ MONGODB_URI: 'mongodb://nowhere', ...environment });
    await webRoutes(app, config, folder);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leela-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'assets', 'index-abc.js'), 'let x;');
    await writeFile(join(folder, '.built'), 'secret');
  });
  afterEach(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('answers its page for every address that a browser opens, and 304 if it is known', async () => {
    await serve();
    for (const url of ['/', '/posts/post_1', '/@mira']) {
      const answer = await app.inject({ url, headers: html });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
      const again = await app.inject({ url, headers: { ...html, 'if-none-match': answer.headers.etag! } });
      expect(again.statusCode).toBe(304);
    }
  });

  it('answers its page for an event beside the calendar files of events', async () => {
    await serve();
    calendarRoutes(app);
    const answer = await app.inject({ url: '/events/night-walk', headers: html });
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('answers 404 to programs, and for files that are not there or outside of its assets', async () => {
    await serve();
    expect((await app.inject({ url: '/posts/post_1', headers: { accept: '*/*' } })).statusCode).toBe(404);
    for (const url of [
      '/assets/other.js',
      '/assets/../.built',
      '/assets/%2e%2e/.built',
      '/assets/..%2f.built',
    ])
      expect((await app.inject({ url })).statusCode).toBe(404);
  });

  it('keeps assets for a year, because their names change with their content', async () => {
    await serve();
    const answer = await app.inject({ url: '/assets/index-abc.js' });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it('sends what the build compressed to clients that take it, with the type of the file', async () => {
    await writeFile(join(folder, 'assets', 'index-abc.js.br'), 'packed');
    await serve();
    const ask = (accept: string) =>
      app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': accept } });
    const packed = await ask('gzip, deflate, br');
    expect(packed.body).toBe('packed');
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/javascript; charset=utf-8$/),
      vary: 'Accept-Encoding',
    });
    for (const accept of ['gzip', 'br;q=0', '']) {
      const plain = await ask(accept);
      expect(plain.body).toBe('let x;');
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers['vary']).toBe('Accept-Encoding');
    }
  });

  it('offers the demo accounts only with demo data', async () => {
    await serve({ DEMO: 'on' });
    expect((await app.inject({ url: '/', headers: html })).body).toContain('"login":"mira"');
    await app.close();
    await serve();
    expect((await app.inject({ url: '/', headers: html })).body).not.toContain('mira');
  });

  it('is not there if it was not built', async () => {
    await rm(join(folder, 'index.html'));
    await serve();
    expect((await app.inject({ url: '/', headers: html })).statusCode).toBe(404);
  });
});
