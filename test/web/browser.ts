import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Person } from '../factories/person.js';
import { findChromium, launchChromium } from '../playground/chromium.js';
import { testApp } from '../setup/app.js';

// A story has many steps, and a browser shares the machine with a gateway and its database.
vi.setConfig({ testTimeout: 180_000 });

/** A Chromium of this machine, or null: the stories skip then. */
export const chromium = findChromium();

/** The sizes at which each story runs. */
export const SIZES = {
  desktop: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;
export const sizes = Object.keys(SIZES) as Size[];

let browser: Promise<Browser> | undefined;

const PICTURE = {
  contentType: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#8a7ad6" d="M0 0h4v3H0z"/></svg>',
};

/** The windows of a story. Close it in `afterAll`. */
export class Stage {
  /** What the browser complained about: errors of scripts, of the policy and of requests. */
  readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  /** The address of `/graphql` of another gateway than the worker's. */
  constructor(private readonly gateway?: string) {}

  /** Opens a path of the web client, signed in as a person, or as a visitor. */
  async open(path: string, { as, size = 'desktop' }: { as?: Person; size?: Size } = {}): Promise<Page> {
    const url = this.gateway ?? (await testApp()).url;
    browser ??= launchChromium(chromium!);
    const context = await (
      await browser
    ).newContext({
      viewport: SIZES[size],
      isMobile: size === 'phone',
      hasTouch: size === 'phone',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
      baseURL: url.replace('/graphql', ''),
    });
    this.contexts.push(context);
    context.setDefaultTimeout(20_000);
    // Pictures of test data have invented addresses; the page itself needs nothing from outside.
    await context.route(
      (address) =>
        address.origin !== new URL(url).origin &&
        address.hostname !== 'preview.localhost' &&
        address.protocol.startsWith('http'),
      (route) => {
        if (route.request().resourceType() === 'image') return route.fulfill(PICTURE);
        this.complaints.push(`asked for ${route.request().url()}`);
        return route.abort();
      },
    );
    if (as) await context.addInitScript(signIn, as.accessToken);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(path);
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
    await (await browser)?.close();
    browser = undefined;
  }
}

function signIn(accessToken: string): void {
  const tokens = { accessToken, refreshToken: 'none', accessTokenExpiresAt: '2999-01-01T00:00:00Z' };
  const page = globalThis as unknown as {
    origin: string;
    localStorage: { setItem(key: string, value: string): void };
  };
  // Sandboxed frames have no origin, and no storage.
  if (page.origin === 'null') return;
  page.localStorage.setItem('leela.session', JSON.stringify(tokens));
}

/** Fails if axe finds something serious on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
