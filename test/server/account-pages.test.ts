import type { Browser, Page } from 'playwright-core';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkOf } from '../../src/integrations/mail/links.js';
import { makeExports } from '../../src/services/privacy/index.js';
import { person, type Person } from '../factories/person.js';
import { withTwoFactor } from '../identity/authenticator.js';
import { askToBeErased } from '../identity/erasure.js';
import { linkTo } from '../identity/mails.js';
import {
  CHANGE_EMAIL,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  SAFETY,
  SIGN_IN,
  VERIFY,
} from '../identity/operations.js';
import { findChromium, launchChromium } from '../playground/chromium.js';
import { testApp, type TestApp } from '../setup/app.js';
import { withoutWeb, type WithoutWeb } from './without-web.js';

let app: TestApp;
let origin: string;
let pages: WithoutWeb;
beforeAll(async () => {
  app = await testApp();
  pages = await withoutWeb();
  origin = pages.origin;
});
afterAll(() => pages?.close());

const isVerified = async ({ client }: Person) => (await client.data(SAFETY)).viewer.emailVerified as boolean;

describe('the pages that links lead to', () => {
  it('are there for every link of an account, and say nothing of whom it is', async () => {
    for (const template of [
      ...(['verify-email', 'password-reset', 'magic-link', 'email-change-confirm'] as const),
      ...([
        'email-change-notice',
        'new-device',
        'notification-digest',
        'account-locked',
        'erasure-scheduled',
        'export-ready',
      ] as const),
    ]) {
      const response = await fetch(linkOf(template, origin, 'the-secret')!);
      expect(response.status, template).toBe(200);
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await response.text()).not.toContain('the-secret');
    }
    for (const file of ['account.js', 'actions.js', 'account.css'])
      expect((await fetch(`${origin}/account/${file}`)).status).toBe(200);
  });

  it('are led to by the mails that the playground shows where they stay here', async () => {
    const html = await (await fetch(`${origin}/playground`)).text();
    expect(html).toContain('href="/outbox"');
    expect(html).toContain('"outbox":true');
    expect((await fetch(`${origin}/outbox`)).status).toBe(200);
  });

  it('do nothing by being opened', async () => {
    const mira = await person();
    const token = await linkTo(mira.email, 'verify-email');
    for (const method of ['GET', 'HEAD']) await fetch(linkOf('verify-email', origin, token)!, { method });
    expect(await isVerified(mira)).toBe(false);
  });
});

const executable = findChromium();

describe.skipIf(!executable)('the pages that links lead to, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium(executable!);
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 60_000);
  afterAll(() => browser?.close());

  const open = (template: Parameters<typeof linkOf>[0], token: string) =>
    page.goto(linkOf(template, origin, token)!);
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('confirm an address, and keep the proof out of the address bar', async () => {
    const mira = await person();
    await open('verify-email', await linkTo(mira.email, 'verify-email'));
    await click('Confirm address');
    await page.getByText('Your address is confirmed.').waitFor();
    expect(page.url()).toBe(`${origin}/verify-email`);
    expect(await isVerified(mira)).toBe(true);
  });

  it('set a new password, and tell what is refused', async () => {
    const mira = await person();
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    await open('password-reset', await linkTo(mira.email, 'password-reset'));
    await page.getByLabel('New password').fill('short');
    await click('Set password');
    await page.getByText('A password has 8 to 128 characters.').waitFor();
    await page.getByLabel('New password').fill('a password of mine');
    await click('Set password');
    await page.getByText('Your new password is set.').waitFor();
    await app.visitor.data(SIGN_IN, { input: { login: mira.username, password: 'a password of mine' } });
  });

  it('sign in, with the second factor where there is one, and lead to the playground', async () => {
    const mira = await person();
    const { backupCodes } = await withTwoFactor(mira);
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    await open('magic-link', await linkTo(mira.email, 'magic-link'));
    await click('Sign in');
    await page.getByLabel('Code of your authenticator app').fill(backupCodes[0]!);
    await click('Sign in');
    await page.getByText(`You are signed in as ${mira.username}.`).waitFor();
    await page.getByRole('link', { name: 'Go on to the playground' }).click();
    await page.getByText(`signed in as ${mira.username}`).waitFor();
  });

  it('let the present address call a change off', async () => {
    const mira = await person();
    await app.visitor.data(VERIFY, { token: await linkTo(mira.email, 'verify-email') });
    const newEmail = `new.${mira.email}`;
    await mira.client.data(CHANGE_EMAIL, { input: { newEmail, password: mira.password } });
    await open('email-change-notice', await linkTo(mira.email, 'email-change-notice'));
    await click('Call it off');
    await page.getByText('The change is called off.').waitFor();
    expect((await mira.client.data(SAFETY)).viewer).toMatchObject({ email: mira.email, pendingEmail: null });
  });

  it('keep an account that waits to be erased', async () => {
    const mira = await person();
    await askToBeErased(mira);
    await open('erasure-scheduled', await linkTo(mira.email, 'erasure-scheduled'));
    await click('Keep the account');
    await page.getByText('Your account is kept.').waitFor();
    await app.visitor.data(SIGN_IN, { input: { login: mira.username, password: mira.password } });
  });

  it('hand out one’s data, with the second factor where there is one', async () => {
    const mira = await person();
    const { backupCodes } = await withTwoFactor(mira);
    await mira.client.data('mutation { requestDataExport { dataExport { id } } }');
    await makeExports({ signal: new AbortController().signal });
    await open('export-ready', await linkTo(mira.email, 'export-ready'));
    await click('Download');
    await page.getByLabel('Code of your authenticator app').fill(backupCodes[0]!);
    const [file] = await Promise.all([page.waitForEvent('download'), click('Download')]);
    expect(file.suggestedFilename()).toMatch(/^leela-dexp_[0-9a-f]{24}\.json$/);
    const { account } = (await json((await file.createReadStream())!)) as { account: { email: string }[] };
    expect(account).toMatchObject([{ email: mira.email }]);
    await page.getByText('Your download begins.').waitFor();
  });

  it('ask for a link, and say where one is not complete', async () => {
    const mira = await person();
    await page.goto(`${origin}/forgot-password`);
    await page.getByLabel('Address of your account').fill(mira.email);
    await click('Send the link');
    await page.getByText('If there is an account').waitFor();
    expect(await linkTo(mira.email, 'password-reset')).toBeTruthy();
    await page.goto(`${origin}/verify-email`);
    await page.getByText('This link is not complete.').waitFor();
    expect(complaints).toEqual([]);
  });
});
