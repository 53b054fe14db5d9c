import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../setup/client.js';
import { startGateway, temporaryData, type GatewayProcess } from '../setup/gateway.js';
import { findChromium, launchChromium } from './chromium.js';

const executable = findChromium();
const PASSWORD = 'leela-demo-password';

describe.skipIf(!executable)('the playground, in Chromium', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let gateway: GatewayProcess;
  let browser: Browser;
  let page: Page;
  let graphql: string;
  const outside: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    data = await temporaryData();
    gateway = startGateway(data.folder, { DEMO: 'on' });
    [graphql, browser] = await Promise.all([gateway.ready(), launchChromium(executable!)]);
    page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
    // Whatever is not from the gateway is not there, as on a machine without internet.
    await page.route(
      (url) => url.origin !== new URL(graphql).origin && url.protocol !== 'data:',
      (route) => {
        outside.push(route.request().url());
        return route.abort();
      },
    );
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(graphql.replace('/graphql', '/playground'));
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    gateway?.kill('SIGTERM');
    await gateway?.exit;
    await data?.clean();
  });

  const result = () => page.locator('.result-window');
  const shows = (text: string) =>
    expect.poll(() => result().innerText(), { timeout: 15_000 }).toContain(text);
  const run = async (tab: string) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('button', { name: 'Execute query' }).click();
  };

  it('signs in with one click, runs the home feed, and shows the posts and what they cost', async () => {
    await page.getByRole('button', { name: 'mira' }).click();
    await page.getByText('signed in as mira').waitFor();
    await run('HomeFeed');
    await shows('"caption"');
    await expect.poll(() => page.locator('#cost-name').innerText()).toBe('HomeFeed');
    expect(Number(await page.locator('#cost-commands').innerText())).toBeGreaterThan(0);
    await page.screenshot({ path: process.env['PLAYGROUND_SCREENSHOT'] ?? undefined });
  });

  it.each([
    ['Trending', '"trendingPosts"'],
    ['UserProfile', '"usr_'],
    ['CreatePost', '"createPost"'],
    ['React', '"LOVE"'],
    ['Sessions', '"current"'],
  ])('%s runs as it stands', async (tab, expected) => {
    await run(tab);
    await shows(expected);
    expect(await result().innerText()).not.toContain('"errors"');
  });

  it('shows live what happens to a post', async () => {
    await run('OnPostActivity');
    const variables = await page.locator('.graphiql-editor-tool').first().innerText();
    const postId = /post_[0-9a-f]{24}/.exec(variables)![0];
    const visitor = new Client(graphql);
    const { signIn } = await visitor.data(
      'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
      { input: { login: 'jonas', password: PASSWORD } },
    );
    const jonas = new Client(graphql, signIn.accessToken as string);
    const react = (reaction: string) =>
      jonas.data(
        'mutation ($id: ID!, $r: Reaction!) { react(input: { targetId: $id, reaction: $r }) { target { __typename } } }',
        { id: postId, r: reaction },
      );
    // Until the subscription stands, reactions pass unseen: so they are repeated, each of them a change.
    await expect
      .poll(
        async () => {
          await jonas.data(
            'mutation ($id: ID!) { unreact(input: { targetId: $id }) { target { __typename } } }',
            { id: postId },
          );
          await react('LIKE');
          return result().innerText();
        },
        { timeout: 15_000, interval: 300 },
      )
      .toContain('"postActivity"');
    await page.getByRole('button', { name: 'Stop query' }).click();
  });

  it('C13 is usable on a phone, lists the schema by name, and tells a visitor why the viewer is null', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(graphql.replace('/graphql', '/playground'));
    const box = async (selector: string) => (await phone.locator(selector).first().boundingBox())!;
    await phone.getByRole('button', { name: 'Execute query' }).click();
    await phone.getByText('is null for a visitor').waitFor();
    const [editors, answer] = [await box('.graphiql-editors'), await box('.result-window')];
    expect(answer.width).toBeGreaterThan(320);
    expect(answer.height).toBeGreaterThan(200);
    expect(answer.y).toBeGreaterThanOrEqual(editors.y + editors.height);
    expect(answer.y + answer.height).toBeLessThanOrEqual(844);

    await phone.getByRole('button', { name: 'mira' }).click();
    await phone.getByText('signed in as mira').waitFor();
    expect(await phone.getByText('is null for a visitor').isVisible()).toBe(false);
    const signOut = await box('#sign-out');
    expect(signOut.x + signOut.width).toBeLessThanOrEqual(390);
    await phone.getByRole('button', { name: 'Sign out' }).click();
    await phone.getByText('visitor', { exact: true }).waitFor();

    await phone.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await phone.locator('.graphiql-doc-explorer a', { hasText: 'Query' }).first().click();
    await phone.locator('.graphiql-doc-explorer-field-name', { hasText: 'achievements' }).first().waitFor();
    const fields = await phone.locator('.graphiql-doc-explorer-field-name').allInnerTexts();
    expect(fields.length).toBeGreaterThan(50);
    expect(fields).toEqual([...fields].sort());
    const explorer = await box('.graphiql-plugin');
    expect([explorer.x, explorer.width]).toEqual([0, 390]);
    await phone.close();
  });

  it('explains the schema', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page
      .getByRole('link', { name: 'Mutation' })
      .or(page.locator('a', { hasText: 'Mutation' }))
      .first()
      .click();
    await page.locator('.graphiql-doc-explorer').getByText('createPost', { exact: false }).first().waitFor();
  });

  it('signs out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('visitor', { exact: true }).waitFor();
    await run('HomeFeed');
    await result().getByText('"viewer": null').or(result().getByText('null')).first().waitFor();
  });

  it('needed nothing from outside, and no exception from its own policy', () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
