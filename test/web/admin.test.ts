import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Types } from 'mongoose';
import { UserActivityModel } from '../../src/models/analytics/index.js';
import { Role } from '../../src/models/identity/index.js';
import { ModerationCaseModel } from '../../src/models/moderation/index.js';
import { remakeRollups } from '../../src/services/analytics/index.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { clear, rows } from '../analytics/people-world.js';
import { REPORT } from '../moderation/operations.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

const SANCTIONS = '{ viewer { sanctions(first: 5) { nodes { action reason isActive } } } }';
const HOME = '{ viewer { id } }';

/** A day some weeks ago, which no other test counts. */
const DAY = new Date(Date.now() - 41 * 86_400_000).toISOString().slice(0, 10);
/** Different users who were active on that day. */
const ACTIVE = 7;

const cell = (page: Page, table: string, text: string) =>
  page.getByRole('region', { name: table }).getByText(text, { exact: true }).first();

describe.skipIf(!chromium).each(sizes)('the administration, on a %s', (size) => {
  const stage = new Stage();
  let admin: Person;
  let author: Person;
  let reporter: Person;

  beforeAll(async () => {
    await testApp();
    admin = await staff(Role.ADMIN);
    [author, reporter] = (await people(2)) as [Person, Person];
  });
  afterAll(async () => {
    await clear();
    await stage.close();
  });

  it('does not exist for visitors and users', async () => {
    for (const as of [undefined, author]) {
      const page = await stage.open('/admin/users', { size, as });
      await page.getByText('There is nothing here').waitFor();
      expect(await page.getByRole('navigation', { name: 'Administration' }).count()).toBe(0);
    }
    const moderator = await staff(Role.MODERATOR);
    const page = await stage.open('/admin/users', { size, as: moderator });
    await page.getByText('There is nothing here').waitFor();
    await page.goto('/admin');
    await page.getByRole('heading', { name: 'Moderation', level: 1 }).waitFor();
  });

  it('lets a moderator decide a case, and the author sees the sanction', async () => {
    const moderator = await staff(Role.MODERATOR);
    // The cases of other tests would stand before this one in the queue.
    await ModerationCaseModel.deleteMany({});
    const words = `Buy cheap followers ${Math.random().toString(36).slice(2)}`;
    const id = await publish(author, { caption: words });
    await reporter.client.data(REPORT, { input: { targetId: id, reason: 'HARASSMENT' } });
    await allFolded();
    const page = await stage.open('/admin/moderation', { size, as: moderator });
    await page.getByRole('link', { name: words }).click();
    await page.getByRole('heading', { name: 'As reported' }).waitFor();
    await page.getByRole('button', { name: 'Assign to me' }).click();
    await page.getByRole('button', { name: 'Release' }).waitFor();
    await page.getByLabel('Action').selectOption('WARN');
    await page.getByLabel('Reason', { exact: true }).fill('No advertising, please.');
    await page.getByRole('button', { name: 'Decide' }).click();
    await cell(page, 'Decisions', 'No advertising, please.').waitFor();
    await expectAccessible(page);
    const { viewer } = await author.client.data(SANCTIONS);
    expect(viewer.sanctions.nodes).toEqual([
      expect.objectContaining({ action: 'WARN', reason: 'No advertising, please.' }),
    ]);
  });

  it('lets an admin suspend and restore a user', async () => {
    const page = await stage.open('/admin/users', { size, as: admin });
    await page.getByLabel('Search').fill(reporter.username);
    await cell(page, 'Users', `@${reporter.username}`).waitFor();
    await page.getByRole('region', { name: 'Users' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Three accounts with the same pictures.');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText(/Suspended since/).waitFor();
    expect((await reporter.client.send(HOME)).errors[0]?.extensions.code).toBeDefined();
    await page.getByRole('button', { name: 'Restore' }).click();
    await dialog.getByLabel('Reason').fill('It was a mistake.');
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Suspend' }).waitFor();
    await cell(page, 'Security log', 'Account restored').waitFor();
    await expectAccessible(page);
  });

  it('lets an admin give coins to a user', async () => {
    const page = await stage.open(`/admin/users/${author.id}`, { size, as: admin });
    await page.getByRole('button', { name: 'Adjust balance' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount').fill('50');
    await dialog.getByLabel('Reason').fill('A lost payment.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Adjust balance' }).click();
    await cell(page, 'Security log', 'Balance adjusted').waitFor();
    const { viewer } = await author.client.data(
      '{ viewer { coinTransactions(first: 1) { nodes { amount } } } }',
    );
    expect(viewer.coinTransactions.nodes).toEqual([{ amount: 50 }]);
  });

  it('shows figures as charts, and the same numbers as a table', async () => {
    const at = new Date(`${DAY}T09:00:00Z`);
    await rows(
      UserActivityModel,
      Array.from({ length: ACTIVE }, () => ({ user: new Types.ObjectId(), at, first: at, country: 'DE' })),
    );
    await remakeRollups(new Date(`${DAY}T00:00:00Z`), new Date(at.getTime() + 86_400_000), {
      names: ['users.active', 'users.registered', 'users.security'],
    });
    const page = await stage.open(`/admin/insights/users?from=${DAY}&to=${DAY}&zone=UTC&compare=off`, {
      size,
      as: admin,
    });
    const chart = page.getByRole('figure', { name: 'By country' });
    await chart.getByRole('img', { name: /By country/ }).waitFor();
    // The drawing names the value at the end of the bar.
    await chart
      .locator('svg text', { hasText: String(ACTIVE) })
      .first()
      .waitFor();
    await expectAccessible(page);
    await chart.getByRole('button', { name: 'Show as table' }).click();
    await cell(page, 'By country', String(ACTIVE)).waitFor();
    await cell(page, 'By country', 'DE').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
