import { afterAll, describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { RESOLVE } from '../support/operations.js';
import { reply, supporter } from '../support/team.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';
import { PNG } from './files.js';

describe.skipIf(!chromium).each(sizes)('support, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('opens a ticket with a file, shows the answer live, and is rated', async () => {
    const [mira, sam] = await Promise.all([person(), supporter()]);
    const page = await stage.open('/support/new', { as: mira, size });
    await page.getByLabel('Subject').fill('My chats are gone');
    await page.getByLabel('What happened?').fill('They were there yesterday.');
    await page.getByLabel('Files to attach').setInputFiles(PNG);
    await page.getByText('violet.png').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'My chats are gone' }).waitFor();
    const log = page.getByRole('log');
    await log.getByText('They were there yesterday.').waitFor();
    await log.getByRole('link', { name: /violet\.png/ }).waitFor();

    const { ticket } = await mira.client.data('query ($number: String!) { ticket(number: $number) { id } }', {
      number: new URL(page.url()).pathname.split('/').at(-1),
    });
    await reply(sam, ticket.id, 'We look into it.');
    await log.getByText('We look into it.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Your answer').fill('Thank you.');
    await page.getByRole('button', { name: 'Send' }).click();
    await log.getByText('Thank you.').waitFor();
    expect(await log.getByText('Thank you.').count()).toBe(1);

    await sam.client.data(RESOLVE, { id: ticket.id });
    await page.getByText('Cleared the cache').waitFor();
    await page.getByRole('button', { name: '5 stars' }).click();
    await page.getByLabel('What can be better?').fill('Nothing.');
    await page.getByRole('button', { name: 'Send the rating' }).click();
    await page.getByLabel('Rating: 5 of 5').waitFor();
  });

  it('takes the message of a visitor', async () => {
    const page = await stage.open('/contact', { size });
    await page.getByLabel('Name').fill('Noor');
    await page.getByLabel('E-mail').fill('noor@example.com');
    await page.getByLabel('Subject').fill('Prices');
    await page.getByLabel('Message').fill('Is there a price for schools?');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/Your message has the number CONT-/).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
