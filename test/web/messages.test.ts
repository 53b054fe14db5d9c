import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { person, type Person } from '../factories/person.js';
import { befriend, heard, say, talk } from '../messaging/talk.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';
import { Connection } from './connection.js';

const thread = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
const said = (page: Page, text: string): Locator => thread(page).getByText(text, { exact: true });
const messageWith = (page: Page, text: string): Locator =>
  thread(page).locator('article').filter({ hasText: text });

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

describe.skipIf(!chromium).each(sizes)('messages, on a %s', (size) => {
  const stage = new Stage();
  let mira: Person;
  let jonas: Person;
  beforeAll(async () => {
    [mira, jonas] = await Promise.all([
      person({ firstName: 'Mira', lastName: 'Okafor' }),
      person({ firstName: 'Jonas', lastName: 'Lindqvist' }),
    ]);
    await befriend(mira, jonas);
  });
  afterAll(() => stage.close());

  it('lets two users talk live, with presence, typing, reading and reactions', async () => {
    const id = await talk(mira, jonas);
    const [hers, his] = (await Promise.all(
      [mira, jonas].map((as) => stage.open(`/messages/${id}`, { as, size })),
    )) as [Page, Page];
    await Promise.all([thread(hers).waitFor(), thread(his).waitFor()]);
    await said(hers, 'No messages').waitFor();
    await hers.getByText('Online').locator('visible=true').first().waitFor();

    await hers.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('Are you th');
    await his.getByText('Mira Okafor is typing…').waitFor();
    await write(hers, 'Are you there, @nobody? See https://example.com/a.');
    await thread(his).getByText('Are you there,').waitFor();
    await his.getByText('is typing…').waitFor({ state: 'detached' });
    expect(
      await his.getByRole('link', { name: 'https://example.com/a', exact: true }).getAttribute('href'),
    ).toBe('https://example.com/a');
    await hers.getByText('Read', { exact: true }).waitFor();

    await messageWith(his, 'Are you there').getByRole('button', { name: 'React' }).click();
    await his.getByRole('button', { name: 'Celebrate', exact: true }).click();
    await messageWith(hers, 'Are you there').getByRole('button', { name: 'Celebrate: 1' }).waitFor();

    await Promise.all([expectAccessible(hers), expectAccessible(his)]);
    expect(stage.complaints).toEqual([]);
  });

  it('shows replies, edits and deletions to both', async () => {
    const id = await talk(mira, jonas);
    await say(mira, id, 'Is the lagoon warm?');
    const [hers, his] = (await Promise.all(
      [mira, jonas].map((as) => stage.open(`/messages/${id}`, { as, size })),
    )) as [Page, Page];
    const more = (page: Page, text: string) =>
      messageWith(page, text).last().getByRole('button', { name: 'More about the message' }).click();

    await more(his, 'Is the lagoon warm?');
    await his.getByRole('menuitem', { name: 'Reply' }).click();
    await write(his, 'At the harbour it is.');
    const quote = messageWith(hers, 'At the harbour it is.').getByRole('button', { name: /Mira Okafor/ });
    await quote.getByText('Is the lagoon warm?').waitFor();

    await messageWith(hers, 'Is the lagoon warm?')
      .first()
      .getByRole('button', { name: 'More about the message' })
      .click();
    await hers.getByRole('menuitem', { name: 'Edit' }).click();
    await write(hers, 'Is the sea warm?');
    await said(his, 'Is the sea warm?').first().waitFor();
    await his.getByText('· edited').waitFor();

    await more(his, 'At the harbour it is.');
    await his.getByRole('menuitem', { name: 'Delete' }).click();
    await his.getByRole('button', { name: 'Delete for everyone' }).click();
    await said(hers, 'At the harbour it is.').waitFor({ state: 'detached' });
    expect(stage.complaints).toEqual([]);
  });

  it('shows new messages in the inbox and in the navigation', async () => {
    const [ada, bo] = await Promise.all([person({ firstName: 'Ada', lastName: 'Moreau' }), person()]);
    await befriend(ada, bo);
    const id = await talk(ada, bo);
    const his = await stage.open('/messages', { as: bo, size });
    await his.getByRole('heading', { name: 'Messages' }).waitFor();
    await say(ada, id, 'The harbour at night.');
    const row = his.getByRole('link', { name: /Ada Moreau/ });
    await row.getByText('The harbour at night.').waitFor();
    const count = his
      .getByRole('link', { name: /^Messages/ })
      .locator('visible=true')
      .getByLabel('1 unread');
    await count.waitFor();
    await expectAccessible(his);
    await row.click();
    await said(his, 'The harbour at night.').waitFor();
    await count.waitFor({ state: 'detached' });
    expect(stage.complaints).toEqual([]);
  });

  it('loads history upwards, and keeps the place', async () => {
    const [ada, bo] = await Promise.all([person(), person()]);
    await befriend(ada, bo);
    const id = await talk(ada, bo);
    for (let number = 1; number <= 45; number++) await say(ada, id, `Message number ${number}`);
    const page = await stage.open(`/messages/${id}`, { as: bo, size });
    await said(page, 'Message number 45').waitFor();
    expect(await said(page, 'Message number 15').count()).toBe(0);
    const anchor = said(page, 'Message number 16');
    const topOf = async () => (await anchor.boundingBox())!.y;
    await thread(page).evaluate((box) => (box.scrollTop = 0));
    const before = await topOf();
    await said(page, 'Message number 5').waitFor({ state: 'attached' });
    expect(Math.abs((await topOf()) - before)).toBeLessThan(60);
    await thread(page).evaluate((box) => (box.scrollTop = 0));
    await said(page, 'Message number 1').waitFor();
    await page.getByRole('button', { name: 'Go to the latest message' }).click();
    expect(await thread(page).locator('article').count()).toBe(45);
    expect(stage.complaints).toEqual([]);
  });

  it('sends a message once that was written while the connection was away', async () => {
    const id = await talk(mira, jonas);
    await say(jonas, id, 'See you on the train.');
    const hers = await stage.open('/messages', { as: mira, size });
    const connection = await Connection.of(hers);
    await hers.goto(`/messages/${id}`);
    await said(hers, 'See you on the train.').waitFor();
    await connection.lose();
    await hers.getByText('The connection is away.').waitFor();
    await write(hers, 'From the tunnel');
    await thread(hers).getByText('Sending').waitFor();
    await say(jonas, id, 'Into the tunnel');
    await connection.giveBack();
    await said(hers, 'Into the tunnel').waitFor();
    await thread(hers).getByText('Sending').waitFor({ state: 'detached' });
    await hers.getByText('The connection is away.').waitFor({ state: 'detached' });
    expect(await said(hers, 'From the tunnel').count()).toBe(1);
    expect((await heard(jonas, id))!.filter((text) => text === 'From the tunnel')).toHaveLength(1);
    // The browser itself reports each request that had no connection.
    expect(stage.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    stage.complaints.length = 0;
  });

  it('starts a group with a file, and answers a request', async () => {
    const stranger = await person({ firstName: 'Noor', lastName: `Haddad${size}` });
    const his = await stage.open('/messages', { as: stranger, size });
    await his.getByRole('button', { name: 'New conversation' }).click();
    for (const { username } of [mira, jonas]) {
      await his.getByLabel('Search for users').fill(username);
      await his.getByRole('button', { name: `@${username}` }).click();
    }
    await his.getByLabel('Title of the group').fill('Night swim');
    await his.getByRole('button', { name: 'Create the group' }).click();
    await his.getByRole('heading', { name: 'Night swim' }).waitFor();
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    await his
      .getByLabel('Files', { exact: true })
      .setInputFiles({ name: 'sea.png', mimeType: 'image/png', buffer: png });
    await his.getByText('sea.png').waitFor();
    await write(his, 'Who comes along?');
    await thread(his).getByRole('link').getByRole('img').waitFor();

    const hers = await stage.open('/messages', { as: mira, size });
    await hers.getByRole('tab', { name: 'Requests' }).click();
    await hers.getByRole('link', { name: /Night swim/ }).click();
    await said(hers, 'Who comes along?').waitFor();
    await expectAccessible(hers);
    await hers.getByRole('button', { name: 'Accept' }).click();
    await write(hers, 'Me.');
    await said(his, 'Me.').waitFor();
    await his.getByText('Read by Mira Okafor').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
