import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { chromium, sizes, Stage } from './browser.js';

/** The limits of the first page: all scripts in bytes, compressed; requests; how far things move. */
const MOST_SCRIPT = 200 * 1024;
const MOST_REQUESTS = 2;
const MOST_SHIFT = 0.02;

/** Runs in the page before all of its scripts. */
function watchShifts(): void {
  const page = globalThis as unknown as { shift: number };
  page.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) page.shift += entry.value;
  }).observe({ type: 'layout-shift' as 'measure', buffered: true });
}

/** Waits for all images, and for two frames after them. Returns the layout shift until then. */
async function settled(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const window = globalThis as unknown as {
      shift: number;
      document: { images: Iterable<{ loading: string; decode(): Promise<void> }> };
      requestAnimationFrame(done: () => void): void;
    };
    const images = [...window.document.images].filter(({ loading }) => loading !== 'lazy');
    await Promise.allSettled(images.map((image) => image.decode()));
    for (let frame = 0; frame < 2; frame++)
      await new Promise<void>((done) => window.requestAnimationFrame(done));
    return window.shift;
  });
}

describe.skipIf(!chromium).each(sizes)('the first page of a signed-in user, on a %s', (size) => {
  const stage = new Stage();
  let mira: Person;
  let page: Page;
  const scripts = new Map<string, number>();
  const requests: string[] = [];
  let shown: string[] = [];

  beforeAll(async () => {
    mira = await person({ firstName: 'Mira', lastName: 'Okafor' });
    const image = { type: 'IMAGE', url: 'https://media.example/a.jpg', width: 1200, height: 800 };
    await publish(mira, { caption: 'Words only' });
    for (const name of ['one', 'two'])
      await publish(mira, { category: 'IMAGE_TEXT_POST', caption: `Image ${name}`, media: [image] });
    page = await stage.open('about:blank', { as: mira, size });
    await page.addInitScript(watchShifts);
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script')
        scripts.set(response.url(), gzipSync(await response.body()).length);
    });
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql') && request.method() === 'POST')
        requests.push((request.postDataJSON() as { operationName: string }).operationName);
    });
    await page.goto('/');
    await page.getByText('Image two').waitFor();
    // What can wait is loaded a moment later.
    shown = [...requests];
  });
  afterAll(() => stage.close());

  it('needs two requests at most', () => {
    expect(shown.length, shown.join(', ')).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(shown).toContain('FeedHome');
  });

  it('needs little JavaScript', () => {
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    const list = [...scripts].map(([url, size]) => `${size} ${url}`).join('\n');
    expect(scripts.size).toBeGreaterThan(1);
    expect(total, list).toBeLessThanOrEqual(MOST_SCRIPT);
  });

  it('does not move while it is loaded', async () => {
    expect(await settled(page)).toBeLessThan(MOST_SHIFT);
  });
});
