import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

const FOLLOW = /* GraphQL */ `
  mutation ($userId: ID!) {
    follow(input: { userId: $userId }) {
      user {
        id
      }
    }
  }
`;

describe.skipIf(!chromium).each(sizes)('the social pages, on a %s', (size) => {
  const stage = new Stage();
  let mira: Person;
  let jonas: Person;
  let hers: Page;
  let his: Page;
  const visible = (page: Page, role: 'link' | 'button', name: string | RegExp) =>
    page.getByRole(role, { name }).locator('visible=true').first();

  beforeAll(async () => {
    mira = await person({ firstName: 'Mira', lastName: 'Okafor' });
    jonas = await person({ firstName: 'Jonas', lastName: 'Lindqvist' });
    hers = await stage.open('/', { as: mira, size });
    his = await stage.open(`/@${mira.username}`, { as: jonas, size });
  });
  afterAll(() => stage.close());

  it('publishes a post with an uploaded image, which is in the feed at once', async () => {
    await hers.getByRole('heading', { name: 'Your feed is empty' }).waitFor();
    await hers.getByRole('button', { name: 'What did you make?' }).click();
    const dialog = hers.getByRole('dialog', { name: 'New post' });
    await dialog.getByLabel('Text', { exact: true }).fill('Dawn over the lagoon #landscape');
    const image = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#8a7ad6' } })
      .png()
      .toBuffer();
    await dialog
      .getByLabel('Images or video')
      .setInputFiles({ name: 'dawn.png', mimeType: 'image/png', buffer: image });
    await dialog.getByLabel('Alternative text of dawn.png').fill('A lagoon at dawn');
    await expectAccessible(hers);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    const post = hers.getByRole('article', { name: 'Post by Mira Okafor' });
    await post.getByText('Dawn over the lagoon').waitFor();
    await expect
      .poll(() =>
        post.getByAltText('A lagoon at dawn').evaluate((img: { naturalWidth: number }) => img.naturalWidth),
      )
      .toBe(640);
    expect(await post.getByRole('link', { name: '#landscape' }).getAttribute('href')).toBe('/tags/landscape');
    await expectAccessible(hers);
  });

  it('keeps what is wrong at its field', async () => {
    await hers.getByRole('button', { name: 'What did you make?' }).click();
    const dialog = hers.getByRole('dialog', { name: 'New post' });
    await dialog.getByLabel('Text', { exact: true }).fill('x'.repeat(2_501));
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await dialog.getByText('longer than 2,500 characters').waitFor();
    expect(await dialog.getByLabel('Text', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await hers.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('tells the creator live when another user follows, reacts and comments', async () => {
    await his.getByRole('button', { name: 'Follow', exact: true }).click();
    await his.getByRole('button', { name: 'Following' }).waitFor();
    await expectAccessible(his);
    await his.reload();
    await his.getByRole('button', { name: 'Following' }).waitFor();
    const post = his.getByRole('article', { name: 'Post by Mira Okafor' });
    await post.getByRole('button', { name: 'Like', exact: true }).click();
    await post.getByRole('button', { name: 'Remove Like' }).waitFor();
    await post.getByRole('link', { name: '0 comments' }).click();
    await his.getByRole('textbox', { name: 'Write a comment' }).fill('How long did this take?');
    await his.getByRole('button', { name: 'Send the comment' }).click();
    const comment = his.getByRole('article', { name: 'Comment by Jonas Lindqvist' });
    await comment.getByRole('button', { name: 'Actions for this comment' }).waitFor();
    await expect.poll(() => visible(hers, 'link', /Notifications.*3 unread/).count()).toBe(1);
    await visible(hers, 'link', /Notifications/).click();
    await hers.getByText('Jonas Lindqvist commented').waitFor();
    await expectAccessible(hers);
  });

  it('marks a notification read, and shows replies to each other live', async () => {
    await hers.getByText('Jonas Lindqvist commented').click();
    await expect.poll(() => visible(hers, 'link', /Notifications.*2 unread/).count()).toBe(1);
    const comment = hers.getByRole('article', { name: 'Comment by Jonas Lindqvist' });
    await comment.getByRole('button', { name: 'Reply' }).click();
    await hers.getByRole('textbox', { name: 'Reply to Jonas Lindqvist' }).fill('Forty minutes.');
    await hers.getByRole('button', { name: 'Send the reply' }).click();
    await his.getByRole('article', { name: 'Comment by Mira Okafor' }).getByText('Forty minutes.').waitFor();
    await expectAccessible(his);
  });

  it('edits and deletes a comment', async () => {
    const comment = his.getByRole('article', { name: 'Comment by Jonas Lindqvist' });
    await comment.getByRole('button', { name: 'Actions for this comment' }).click();
    await his.getByRole('menuitem', { name: 'Edit' }).click();
    await his.getByRole('textbox', { name: 'Text of the comment' }).fill('How long, and with what?');
    await his.getByRole('button', { name: 'Save', exact: true }).last().click();
    await comment.getByText('How long, and with what?').waitFor();
    const reply = hers.getByRole('article', { name: 'Comment by Mira Okafor' });
    await reply.getByRole('button', { name: 'Actions for this comment' }).click();
    await hers.getByRole('menuitem', { name: 'Delete' }).click();
    await hers.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await reply.waitFor({ state: 'detached' });
  });

  it('takes a refused reaction back, with words', async () => {
    const id = await publish(mira, { caption: 'Gone in a moment' });
    await his.goto(`/posts/${id}`);
    const like = his.getByRole('button', { name: 'Like', exact: true });
    await like.waitFor();
    await mira.client.data('mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedId } }', {
      id,
    });
    await like.click();
    await his
      .getByRole('status')
      .getByText(/not exist|not found|not visible/i)
      .waitFor();
    await like.waitFor();
  });

  it('shows a story to followers, and the author who has seen it', async () => {
    await visible(hers, 'link', 'Home').click();
    await hers.getByRole('button', { name: 'Add a story' }).click();
    const dialog = hers.getByRole('dialog', { name: 'New story' });
    await dialog.getByLabel('Text', { exact: true }).fill('Rendering all night');
    await expectAccessible(hers);
    await dialog.getByRole('button', { name: 'Share story' }).click();
    await hers.getByRole('button', { name: 'Stories of Mira Okafor' }).waitFor();

    await his.goto('/');
    await his.getByRole('button', { name: 'Stories of Mira Okafor, new' }).click();
    await his.getByRole('dialog').getByText('Rendering all night').waitFor();
    await expectAccessible(his);
    await his.keyboard.press('ArrowRight');
    await his.getByRole('dialog').waitFor({ state: 'hidden' });
    await his.getByRole('button', { name: 'Stories of Mira Okafor', exact: true }).waitFor();

    await hers.reload();
    await hers.getByRole('button', { name: 'Stories of Mira Okafor' }).click();
    await hers.getByRole('button', { name: '1 view' }).click();
    await hers.getByRole('dialog', { name: 'Seen by' }).getByText('Jonas Lindqvist').waitFor();
    await hers.keyboard.press('Escape');
    await hers.keyboard.press('Escape');
  });

  it('tells of new posts, and shows them when asked', async () => {
    await his.goto('/');
    await his.getByText('Dawn over the lagoon').waitFor();
    await publish(mira, { caption: 'Second light' });
    await his.getByRole('button', { name: '1 new post' }).click();
    await his.getByText('Second light').waitFor();
  });

  it('saves a draft, publishes it, quotes, reposts and saves', async () => {
    await his.getByRole('button', { name: 'What did you make?' }).click();
    const dialog = his.getByRole('dialog', { name: 'New post' });
    await dialog.getByLabel('Text', { exact: true }).fill('Not ready yet');
    await dialog.getByRole('button', { name: 'More ways to save' }).click();
    await his.getByRole('menuitem', { name: 'Save as draft' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const post = his.getByRole('article').filter({ hasText: 'Second light' });
    await post.getByRole('button', { name: 'Save', exact: true }).click();
    await post.getByRole('button', { name: /^Repost/ }).click();
    await his.getByRole('menuitem', { name: 'Quote' }).click();
    const quote = his.getByRole('dialog', { name: 'Quote a post' });
    await quote.getByLabel('Text', { exact: true }).fill('Look at this');
    await quote.getByRole('button', { name: 'Publish' }).click();
    await his.getByRole('article', { name: 'Post by Jonas Lindqvist' }).getByText('Look at this').waitFor();
    await visible(his, 'link', 'Saved').click();
    await his.getByRole('heading', { name: 'Saved' }).waitFor();
    await his.getByRole('article', { name: 'Post by Mira Okafor' }).getByText('Second light').waitFor();
    await his.getByRole('link', { name: 'Drafts' }).click();
    const draft = his.getByRole('article').filter({ hasText: 'Not ready yet' });
    await draft.getByRole('button', { name: 'Actions for this post' }).click();
    await his.getByRole('menuitem', { name: 'Edit' }).click();
    await his.getByRole('button', { name: 'Publish now' }).click();
    await his.getByRole('heading', { name: 'No drafts' }).waitFor();
    await expectAccessible(his);
  });

  it('finds people, posts and tags', async () => {
    await visible(his, 'link', 'Explore').click();
    await his.getByRole('searchbox').fill(mira.username);
    await his.keyboard.press('Enter');
    await his.getByRole('link', { name: 'Mira Okafor' }).first().waitFor();
    await expectAccessible(his);
    await his.goto('/tags/landscape');
    await his.getByRole('button', { name: 'Follow', exact: true }).click();
    await his.getByRole('button', { name: 'Following' }).waitFor();
    await expectAccessible(his);
  });

  it('shows a private profile as such, and asks to follow it', async () => {
    const quiet = await person({ firstName: 'Noor', lastName: 'Haddad' });
    await quiet.client.data(
      'mutation { updatePreferences(input: { profileVisibility: FRIENDS }) { userErrors { message } } }',
      {},
    );
    await his.goto(`/@${quiet.username}`);
    await his.getByRole('heading', { name: 'This profile is private' }).waitFor();
    await his.getByRole('button', { name: 'Follow', exact: true }).click();
    await his.getByRole('button', { name: 'Requested' }).waitFor();
    const page = await stage.open('/notifications', { as: quiet, size });
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'Follow requests' }).waitFor({ state: 'hidden' });
    await his.reload();
    await his.getByRole('button', { name: 'Following' }).waitFor();
    await expectAccessible(his);
  });

  it('shows visitors what is public, and leads to the sign-in page', async () => {
    await mira.client.data(FOLLOW, { userId: jonas.id });
    const page = await stage.open(`/@${mira.username}`, { size });
    await page.getByText('Second light').waitFor();
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/@nobody_of_that_name');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Trending this month' }).waitFor();
    await expectAccessible(page);
  });

  it('made the browser complain about nothing', () => expect(stage.complaints).toEqual([]));
});
