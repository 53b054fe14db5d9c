import { afterAll, describe, expect, it } from 'vitest';
import { StaffPermission } from '../../src/models/identity/index.js';
import { told } from '../billing/shop.js';
import { people, person, type Person } from '../factories/person.js';
import { publishTool } from '../factories/tool.js';
import { SAVE } from '../hiring/operations.js';
import { BOOK_SEAT, OFFER_SESSION, SET_AVAILABILITY } from '../support/consultation-operations.js';
import { permit } from '../support/team.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

describe.skipIf(!chromium).each(sizes)('tools, consultants and jobs, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('a tool is starred and reviewed', async () => {
    const [author, mira] = (await people(2)) as [Person, Person];
    const { slug } = await publishTool(author);
    const page = await stage.open('/tools', { as: mira, size });
    await page.getByLabel('Order').selectOption('NEWEST');
    await page.locator(`a[href="/tools/${slug}"]`).click();
    await page.getByRole('button', { name: 'Star' }).click();
    await page.getByRole('button', { name: 'Starred' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: /Reviews/ }).click();
    await page.getByRole('button', { name: '4 stars' }).click();
    await page.getByLabel('Title').fill('Does what it says');
    await page.getByLabel('Review', { exact: true }).fill('Quick and small.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'Does what it says' }).waitFor();
    await page.getByLabel('4 stars: 1 reviews').waitFor();
    await expectAccessible(page);
  });

  it('the author of a tool publishes a version, and withdraws it', async () => {
    const author = await person();
    const { slug } = await publishTool(author);
    const page = await stage.open(`/tools/${slug}`, { as: author, size });
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'New version' }).click();
    await page.getByRole('textbox', { name: 'Version' }).fill('one');
    await page.getByLabel('Changes').fill('Twice as fast.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText(/not a version number/).waitFor();
    await page.getByRole('textbox', { name: 'Version' }).fill('9.1.0');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish' }).click();
    const row = page.getByRole('listitem').filter({ hasText: '9.1.0' });
    await row.getByText('Current').waitFor();
    await row.getByText('Twice as fast.').waitFor();
    await row.getByRole('button', { name: /Withdraw/ }).click();
    await page.getByLabel('Reason').fill('It forgets the commas.');
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await row.getByText('Withdrawn').waitFor();
    await row.getByText('It forgets the commas.').waitFor();
    await row.getByText('Current').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await row.getByRole('button', { name: /Offer again/ }).click();
    await row.getByText('Current').waitFor();
  });

  it('a consultation is booked in the free times, paid and cancelled', async () => {
    const [connie, mira] = (await people(2)) as [Person, Person];
    const weeklyHours = DAYS.map((weekday) => ({ weekday, from: '00:00', to: '23:45' }));
    const input = { timezone: 'UTC', weeklyHours, categories: ['CAREER'], noticeMinutes: 0 };
    await connie.client.data(SET_AVAILABILITY, {
      input: { ...input, hourlyRate: { amount: 6_000, currency: 'EUR' } },
    });
    const page = await stage.open(`/consultants/${connie.id}`, { as: mira, size });
    await page.getByRole('button', { name: 'Later week' }).click();
    await page.getByRole('button', { name: '10:00' }).first().click();
    await page.getByLabel('Subject', { exact: true }).fill('A first job');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Book for €60.00' }).click();
    await page.getByRole('heading', { name: 'My consultations' }).waitFor();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.getByText('Pay with card 4242').click();
    await page.getByText('The payment has arrived.').waitFor();
    await told();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'A first job' }).waitFor();
    await page.getByText(/otherwise the time is given up/).waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByText('Cancelled').waitFor();
    await page.getByText('€60.00 are refunded.').waitFor();
  });

  it('a seat of a group session is booked', async () => {
    const [connie, mira] = (await people(2)) as [Person, Person];
    const weeklyHours = DAYS.map((weekday) => ({ weekday, from: '00:00', to: '23:45' }));
    await connie.client.data(SET_AVAILABILITY, { input: { timezone: 'UTC', weeklyHours } });
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const offer = {
      ...{ title: 'Colour scripts', category: 'CREATIVE', type: 'WORKSHOP', seats: 2, durationMinutes: 60 },
      ...{ scheduledAt: `${day}T09:00:00Z`, location: { kind: 'VIRTUAL' } },
    };
    await connie.client.data(OFFER_SESSION, { input: offer });
    const page = await stage.open(`/consultants/${connie.id}`, { as: mira, size });
    await page.getByText('2 of 2 seats are free').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Book a seat' }).click();
    await page.getByRole('heading', { name: 'My consultations' }).waitFor();
    await page.getByRole('heading', { name: 'Colour scripts' }).waitFor();
    expect(await page.getByRole('button', { name: 'Move' }).count()).toBe(0);
    await page.goto(`/consultants/${connie.id}`);
    await page.getByText('You have a seat').waitFor();
    await page.getByText('1 of 2 seats are free').waitFor();
  });

  it('a consultant sets hours and a price, offers a group session, and cancels it', async () => {
    const [connie, mira] = (await people(2)) as [Person, Person];
    const page = await stage.open('/consultants/offer', { as: connie, size });
    await page.getByLabel('Headline').fill('Faster lists');
    await page.getByLabel('Price of an hour').fill('49.50');
    await page.getByLabel('Currency').selectOption('EUR');
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    for (const day of ['SATURDAY', 'SUNDAY']) {
      await page.getByRole('button', { name: 'Add hours' }).click();
      await page.getByLabel('Day').last().selectOption(day);
    }
    for (const field of await page.getByLabel('From', { exact: true }).all()) await field.fill('00:00');
    for (const field of await page.getByLabel('To', { exact: true }).all()) await field.fill('24:00');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your offer is saved.').waitFor();
    await page.getByRole('button', { name: 'Offer a session' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Light at night');
    await dialog.getByLabel('Start').fill('2020-01-01T10:00');
    await dialog.getByLabel('Seats').fill('3');
    await dialog.getByRole('button', { name: 'Offer it' }).click();
    await dialog.getByText(/This time is past/).waitFor();
    await expectAccessible(page);
    const start = new Date(Date.now() + 3 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Start').fill(`${start}T10:00`);
    await dialog.getByRole('button', { name: 'Offer it' }).click();
    await page.getByRole('heading', { name: 'Light at night' }).waitFor();
    const offered = await mira.client.data(
      'query ($userId: ID!) { consultant(userId: $userId) { hourlyRate { amount currency } weeklyHours { weekday } sessions(first: 5) { nodes { id } } } }',
      { userId: connie.id },
    );
    expect(offered.consultant).toMatchObject({ hourlyRate: { amount: 4_950, currency: 'EUR' } });
    expect(offered.consultant.weeklyHours).toHaveLength(7);
    const [{ id }] = offered.consultant.sessions.nodes;
    await mira.client.data(BOOK_SEAT, { input: { sessionId: id } });
    await page.reload();
    await page.getByText('1 of 3 seats are booked').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel Light at night' }).click();
    await page.getByRole('button', { name: 'Cancel the session' }).click();
    await page.getByText('None are ahead.').waitFor();
  });

  it('an application is sent with a résumé, and withdrawn', async () => {
    const [rita, mira] = (await people(2)) as [Person, Person];
    await permit(rita, StaffPermission.HIRING);
    const posting = {
      ...{ title: 'Engineer', description: 'We *build*', employmentType: 'FULL_TIME', status: 'OPEN' },
      questions: [{ text: 'Why here?', required: true }],
    };
    const { slug } = (await rita.client.data(SAVE, { input: posting })).saveJobPosting.jobPosting;
    const page = await stage.open(`/jobs/${slug}`, { as: mira, size });
    await page.getByLabel('Cover letter').fill('I build too.');
    await page.getByLabel('Why here?').fill('For the sea.');
    await page.getByLabel('Résumé').setInputFiles({
      name: 'mira.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    });
    await page.getByText('mira.pdf').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send the application' }).click();
    await page.getByText('Submitted').waitFor();
    await page.goto('/applications');
    await page.getByRole('heading', { name: 'Engineer' }).waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn').waitFor();
    await expectAccessible(page);
  });

  it('visitors see the public pages, and sign in for the others', async () => {
    const { slug } = await publishTool(await person());
    const page = await stage.open(`/tools/${slug}`, { size });
    await page.getByRole('button', { name: 'Star' }).click();
    await page.waitForURL(/\/sign-in\?next=/);
    await page.goto('/consultations');
    await page.waitForURL(/\/sign-in\?next=/);
    expect(stage.complaints).toEqual([]);
  });
});
