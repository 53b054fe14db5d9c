import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docsRoutes } from '../../src/server/docs/routes.js';
import { findChromium, launchChromium } from '../playground/chromium.js';
import { startSample } from '../server/sample-server.js';
import { BUILD_TIMEOUT, buildSite, builtPages } from './scripts.js';

beforeAll(() => buildSite(), BUILD_TIMEOUT);

describe('/docs', () => {
  let url: string;
  let app: FastifyInstance;
  beforeAll(async () => {
    ({ url, app } = await startSample());
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { headers, redirect: 'manual' });

  it.each([
    ['/docs/', 'Get started'],
    ['/docs/messaging', 'Conversations'],
    ['/docs/runbook/unavailable', '<h1'],
    ['/docs/reference/', 'Schema reference'],
    ['/docs/reference/community', 'createGroup'],
  ])('serves %s', async (path, text) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain(text);
  });

  it.each([
    ['/docs', '/docs/'],
    ['/docs/reference', '/docs/reference/'],
  ])('redirects %s', async (path, target) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, target]);
  });

  it('answers 304 for what the browser has', async () => {
    const ask = (headers = {}) => app.inject({ url: '/docs/messaging', headers });
    const { etag } = (await ask()).headers;
    expect((await ask({ 'if-none-match': etag })).statusCode).toBe(304);
    expect((await ask({ 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('lets browsers keep files whose names hold a hash', async () => {
    const [asset] = /\/docs\/assets\/app\.[\w-]+\.js/.exec(await (await get('/docs/')).text())!;
    const answer = await get(asset);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/docs/nothing', '/docs/assets/nothing.js', '/docs/.built', '/docs/..%2f..%2f..%2fpackage.json'])(
    'has nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('cache-control') ?? 'no-cache').toBe('no-cache');
      expect(await answer.text()).not.toContain('"name": "leela"');
    },
  );

  it('allows no script but its own', async () => {
    const policy = (await get('/docs/')).headers.get('content-security-policy')!;
    const scripts = /script-src ([^;]+)/.exec(policy)![1]!;
    expect(scripts).toMatch(/^'self'( 'sha256-[\w+/]+=*')+$/);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('names no other host in its pages, except in links', () => {
    const loaded = [...builtPages()].flatMap(([path, html]) =>
      [...html.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?\/\/[^"]+"/g)].map(
        ([tag]) => `${path}: ${tag}`,
      ),
    );
    expect(loaded).toEqual([]);
  });

  it('is left out with DOCS=off', async () => {
    const off = await startSample({ DOCS: 'off' });
    expect((await fetch(`${off.url}/docs/`)).status).toBe(404);
  });

  it('says when it is not built, and serves it once it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leela-docs-'));
    const bare = Fastify();
    docsRoutes(bare, folder);
    const answer = await bare.inject('/docs/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(answer.body).toContain('not built yet');
    await writePage(folder, '<script>1</script>');
    const built = await bare.inject('/docs/');
    expect(built.statusCode).toBe(200);
    expect(built.headers['content-security-policy']).toContain("'sha256-");
    await bare.close();
    await rm(folder, { recursive: true });
  });
});

async function writePage(folder: string, html: string): Promise<void> {
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, '.built'), '');
}

const executable = findChromium();

describe.skipIf(!executable)('the documentation, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let url: string;
  const outside: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [{ url }, browser] = await Promise.all([startSample(), launchChromium(executable!)]);
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.route(
      (address) => address.origin !== url && address.protocol !== 'data:',
      (route) => {
        outside.push(route.request().url());
        return route.abort();
      },
    );
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${url}/docs/`);
  }, 120_000);
  afterAll(() => browser?.close());

  it('leads from the first page to the schema, without loading a page again', async () => {
    await page.evaluate(() => Object.assign(globalThis, { kept: true }));
    await page.getByRole('link', { name: 'Schema reference' }).click();
    await page.locator('.vp-doc').getByRole('link', { name: 'createGroup', exact: true }).click();
    await page.waitForURL('**/docs/reference/community#mutation-createGroup');
    await page.locator('.vp-doc').getByRole('link', { name: 'CreateGroupInput' }).first().click();
    await page.waitForURL('**/docs/reference/community#CreateGroupInput');
    expect(await page.evaluate(() => (globalThis as { kept?: boolean }).kept)).toBe(true);
  });

  it('finds a word of a document and a field of the schema', async () => {
    await page.keyboard.press('Control+k');
    const box = page.locator('.VPLocalSearchBox');
    await box.locator('input').fill('waitlist');
    await box.getByRole('option', { name: /Events.*Capacity/ }).waitFor();
    await box.locator('input').fill('registerForEvent');
    await box.locator('.result').first().click();
    await page.waitForURL('**/docs/reference/calendar#mutation-registerForEvent');
  });

  it('switches to dark', async () => {
    await page.locator('.VPNavBarAppearance button').click();
    await page.locator('html.dark').waitFor();
    await page.reload();
    await page.locator('html.dark').waitFor();
  });

  it.each(['/docs/', '/docs/overview', '/docs/faults', '/docs/reference/social'])(
    'fits a phone: %s',
    async (path) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    },
  );

  it('needed nothing from outside, and no exception from its own policy', () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says that a page does not exist', async () => {
    await page.goto(`${url}/docs/nothing`);
    await page.getByText('There is no such page.').waitFor();
  });
});
