import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

const picture = () =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#d60' } })
    .png()
    .toBuffer();

describe.skipIf(!chromium).each(sizes)('a group with approval, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('takes a request, lets the member in, and decides by a poll', async () => {
    const owner = await person({ firstName: 'Olga', lastName: 'Owner' });
    const guest = await person({ firstName: 'Gus', lastName: 'Guest' });
    const name = `Light Painters ${owner.username.slice(-6)}`;

    const own = await stage.open('/groups/new', { as: owner, size });
    await own.getByLabel('Name').fill(name);
    await own.getByLabel('Joining needs approval').check();
    await own
      .getByLabel('Picture', { exact: true })
      .setInputFiles({ name: 'torch.png', mimeType: 'image/png', buffer: await picture() });
    await own.locator('[data-purpose=AVATAR] img').waitFor();
    await own.getByLabel('Rules').fill('Be kind\nName your tools');
    await expectAccessible(own);
    await own.getByRole('button', { name: 'Create the group' }).click();
    await own.getByRole('heading', { name, level: 1 }).waitFor();
    const address = new URL(own.url()).pathname;

    const other = await stage.open(address, { as: guest, size });
    await other.getByRole('link', { name: 'About' }).click();
    await other.getByText('Name your tools').waitFor();
    await other.getByRole('button', { name: 'Ask to join' }).click();
    await other.getByLabel('A note to the moderators').fill('I paint with torches.');
    await other.getByRole('button', { name: 'Send the request' }).click();
    await other.getByText('Your request to join waits for an answer.').waitFor();
    await expectAccessible(other);

    await own.getByRole('link', { name: 'Members' }).click();
    await own.getByRole('button', { name: 'Requests' }).click();
    await own.getByText('“I paint with torches.”').waitFor();
    await own.getByRole('button', { name: 'Approve Gus Guest' }).click();
    await own.getByText('No users here').waitFor();
    await own.getByRole('button', { name: 'Members', exact: true }).click();
    await own.getByRole('link', { name: 'Gus Guest' }).waitFor();
    await expectAccessible(own);

    await own.getByRole('link', { name: 'Posts', exact: true }).click();
    await own.getByRole('link', { name: 'Post in this group' }).click();
    await own.getByLabel('Type').selectOption('POLL');
    await own.getByLabel('Title').fill('Where do we meet?');
    await own.getByLabel('Text', { exact: true }).fill('A place that is **dark** enough.');
    await own.getByRole('button', { name: 'Preview' }).click();
    await own.getByRole('region', { name: 'Preview' }).locator('strong').waitFor();
    await own.getByLabel('Question of the poll').fill('Which place?');
    await own.getByLabel('Option 1').fill('The harbour');
    await own.getByLabel('Option 2').fill('The quarry');
    await own.getByLabel('Results are shown').selectOption('AFTER_VOTE');
    await expectAccessible(own);
    await own.getByRole('button', { name: 'Publish' }).click();
    const ownPoll = own.getByRole('region', { name: 'Poll' });
    await ownPoll.getByRole('button', { name: 'The quarry' }).waitFor();

    await other.goto(new URL(own.url()).pathname);
    const poll = other.getByRole('region', { name: 'Poll' });
    await poll.getByText('Result after your vote').waitFor();
    await poll.getByRole('button', { name: 'The quarry' }).click();
    await poll.getByText('1 voter').waitFor();
    await poll.getByText('1 · 100%').waitFor();

    // The vote of the owner arrives at the guest's page by itself.
    await ownPoll.getByRole('button', { name: 'The harbour' }).click();
    await ownPoll.getByText('2 voters').waitFor();
    await poll.getByText('2 voters').waitFor();
    expect(await poll.getByText('1 · 50%').count()).toBe(2);
    await expectAccessible(other);
    expect(stage.complaints).toEqual([]);
  }, 180_000);
});
