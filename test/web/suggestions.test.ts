import { afterAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('a suggestion, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('is made, voted for, and planned by a moderator', async () => {
    const author = await person();
    const voter = await person();
    const moderator = await staff(Role.MODERATOR);
    const title = `Dark mode for prints ${author.username.slice(-6)}`;

    const own = await stage.open('/suggestions/new', { as: author, size });
    await own.getByLabel('Title').fill(title);
    await own.getByLabel('Description').fill('Paper is white, and my eyes hurt.');
    await own.getByRole('button', { name: 'Suggest', exact: true }).click();
    await own.getByRole('button', { name: `Vote for ${title}, 1 vote`, pressed: true }).waitFor();
    const address = new URL(own.url()).pathname;

    const other = await stage.open('/suggestions?sort=NEW', { as: voter, size });
    await other.getByRole('button', { name: `Vote for ${title}, 1 vote`, pressed: false }).click();
    await other.getByRole('button', { name: `Vote for ${title}, 2 votes`, pressed: true }).waitFor();
    await expectAccessible(other);
    await other.getByRole('link', { name: title }).click();
    await other.getByLabel('Write a comment').fill('My eyes too.');
    await other.getByRole('button', { name: 'Send the comment' }).click();
    await other.getByRole('article').filter({ hasText: 'My eyes too.' }).waitFor();
    await other.reload();
    await other.getByRole('button', { name: `Vote for ${title}, 2 votes`, pressed: true }).waitFor();
    await expectAccessible(other);

    const desk = await stage.open(address, { as: moderator, size });
    await desk.getByLabel('Status').selectOption('PLANNED');
    await desk.getByText('Saved.').waitFor();
    await desk.getByRole('button', { name: 'Assign to me' }).click();
    await desk.getByRole('button', { name: 'Give it up' }).waitFor();
    await expectAccessible(desk);
    await other.goto('/suggestions?status=PLANNED&sort=NEW');
    await other.getByRole('link', { name: title }).waitFor();
    expect(stage.complaints).toEqual([]);
  }, 180_000);
});
