import { afterAll, describe, expect, it } from 'vitest';
import { newGroup, newTopic, reply, UPDATE_GROUP } from '../community/operations.js';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('a question in the community, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('is answered live, five levels deep, and an answer is accepted', async () => {
    const asker = await person({ firstName: 'Ada', lastName: 'Asker' });
    const helper = await person({ firstName: 'Hans', lastName: 'Helper' });
    const id = await newTopic(asker, {
      type: 'QUESTION',
      title: 'Which lens?',
      body: '<script>alert(1)</script>For **dusk**.',
    });
    let parent: string | null = null;
    for (let level = 0; level < 4; level++) parent = await reply(helper, id, parent);

    const asking = await stage.open(`/community/${id}`, { as: asker, size });
    await asking.locator('.prose strong', { hasText: 'dusk' }).waitFor();
    const comments = asking.getByRole('article', { name: 'Comment by Hans Helper' });
    // The first three levels are there; each deeper one is asked for.
    await comments.nth(2).waitFor();
    await asking.getByRole('button', { name: 'Show more replies' }).click();
    await comments.nth(3).waitFor();

    const helping = await stage.open(`/community/${id}`, { as: helper, size });
    await helping.getByRole('heading', { name: '4 comments' }).waitFor();
    await helping.getByLabel('Write a comment').fill('Thirty-five millimetres.');
    await helping.getByRole('button', { name: 'Send the comment' }).click();
    await helping.getByText('Thirty-five millimetres.').first().waitFor();

    // It arrives at the asker's page by itself.
    const answer = asking.getByRole('article').filter({ hasText: 'Thirty-five millimetres.' });
    await answer.waitFor();
    await asking.getByRole('heading', { name: '5 comments' }).waitFor();
    await answer.getByRole('button', { name: 'Actions for this comment' }).click();
    await asking.getByRole('menuitem', { name: 'Accept as the answer' }).click();
    await answer.getByText('Accepted answer').waitFor();
    await helping.getByText('Accepted answer').first().waitFor();

    const likes = asking.getByRole('button', { name: 'Like' }).first();
    await likes.click();
    await asking.getByRole('button', { name: 'Remove Like' }).waitFor();
    await expectAccessible(asking);

    const visitor = await stage.open('/community?sort=NEW', { size });
    await visitor.getByRole('link', { name: 'Which lens?' }).first().waitFor();
    await expectAccessible(visitor);
    await visitor.getByRole('link', { name: 'Which lens?' }).first().click();
    await visitor.getByText('to write a comment.').waitFor();
    await visitor.getByRole('button', { name: 'Like' }).first().click();
    await visitor.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(visitor.url()).searchParams.get('next')).toBe(`/community/${id}`);
    expect(stage.complaints).toEqual([]);
  }, 180_000);

  it('leads from a former address of a group to the current one', async () => {
    const owner = await person();
    const group = await newGroup(owner);
    const name = `Renamed ${owner.username}`;
    const { updateGroup } = await owner.client.data(UPDATE_GROUP, { input: { groupId: group.id, name } });
    const page = await stage.open(`/groups/${group.slug}/about`, { as: owner, size });
    await page.waitForURL(`**/groups/${updateGroup.group.slug}/about`);
    await page.getByRole('heading', { name: 'Rules', exact: true }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
