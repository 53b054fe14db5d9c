import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { findChromium, launchChromium } from '../playground/chromium.js';
import { testApp } from '../setup/app.js';
import { CHECKOUT, INVOICES, PORTAL } from './operations.js';
import { buy, mine, told, withoutTrial } from './shop.js';

const chromium = findChromium();

describe.skipIf(!chromium)('the pages of the demo processor, in a browser', () => {
  let browser: Browser;
  let page: Page;
  let mira: Person;
  let done: string;
  const problems: string[] = [];
  const shots = process.env['SCREENSHOTS'] ?? join(inject('runFolder'), 'screenshots');
  const shot = (name: string) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    done = new URL('/healthz', (await testApp()).url).href;
    mira = await person();
    browser = await launchChromium(chromium!);
    page = await browser.newPage({ viewport: { width: 640, height: 700 } });
    page.on('console', (message) => {
      if (message.type() === 'error' && !/409|404/.test(message.text())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterAll(() => browser?.close());

  it('a newcomer pays a plan, after a card that is declined', async () => {
    await withoutTrial(mira);
    const input = { plan: 'PRO', interval: 'MONTH', successUrl: done, cancelUrl: done };
    const { url } = (await mira.client.data(CHECKOUT, { input })).createCheckout.checkout;
    await page.goto(url);
    expect(await page.textContent('.label')).toContain('no real money');
    expect(await page.textContent('body')).toContain('$19.00');
    await shot('checkout');
    await page.click('text=Fail: declined card');
    await page.waitForURL(/problem=declined/);
    expect(await page.textContent('.note')).toContain('declined');
    await shot('checkout-declined');
    await page.click('text=Pay with card 4242');
    await page.waitForURL(done);
    await told();
    expect(await mine(mira)).toMatchObject({ plan: 'PRO', coins: 750 });
    await page.goto(url);
    expect(await page.textContent('.note')).toContain('complete');
    expect(await page.locator('form').count()).toBe(0);
  });

  it('reads the invoice, as page and as PDF', async () => {
    const [{ hostedUrl, pdfUrl }] = (await mira.client.data(INVOICES)).viewer.invoices.nodes;
    await page.goto(hostedUrl);
    expect(await page.textContent('table')).toContain('including 19 % tax of $3.03');
    await shot('invoice');
    const pdf = await fetch(pdfUrl);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('changes the card in the portal and comes back', async () => {
    await page.goto((await mira.client.data(PORTAL)).createBillingPortal.url);
    await shot('portal');
    await page.click('text=Use Visa 0002 (declined)');
    await page.waitForLoadState();
    expect(await page.textContent('.card')).toContain('Visa 0002');
    expect(await page.getAttribute('a.button', 'href')).toBe('https://app.example/settings');
    expect(await mine(mira)).toMatchObject({ plan: 'PRO' });
  });

  it('a bank debit is pending until the money arrives', async () => {
    const { url } = await buy(mira);
    await page.goto(url);
    expect(await page.locator('button').count()).toBe(3);
    await shot('checkout-coins');
  });

  it('pages are not framed, not kept, load nothing, and unknown ones are not there', async () => {
    const { url } = await buy(await person());
    const answer = await fetch(url);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(url.replace(/[^/]+$/, 'cs_demo_none'))).status).toBe(404);
    expect((await fetch(new URL('/billing/demo/portal/none', url))).status).toBe(404);
    expect(problems).toEqual([]);
  });
});
