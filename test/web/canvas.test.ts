import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { CREATE_CANVAS, SHARE, WRITE_FILE } from '../studio/operations.js';
import { chromium, expectAccessible, sizes, Stage, type Size } from './browser.js';

const PAGE = '<!doctype html>\n<html lang="en"><title>Sea</title><h1>By the sea</h1></html>\n';

/** A project of two people with one page. */
async function project(mira: Person, jonas: Person): Promise<string> {
  const input = { name: 'By the sea', template: 'BLANK', category: 'Landing' };
  const { id } = (await mira.client.data(CREATE_CANVAS, { input })).createCanvasProject.project;
  const file = { projectId: id, path: 'index.html', content: PAGE };
  await mira.client.data(WRITE_FILE, { input: file });
  await mira.client.data(SHARE, { input: { projectId: id, userId: jonas.id, role: 'EDITOR' } });
  return id as string;
}

const pane = (page: Page, size: Size, name: string) =>
  size === 'phone' ? page.getByRole('button', { name, exact: true }).click() : Promise.resolve();

/** Types at the end of the open file. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

describe.skipIf(!chromium).each(sizes)('a canvas project, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('is made from a template', async () => {
    const [mira] = (await people(1)) as [Person];
    const page = await stage.open('/canvas', { as: mira, size });
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name').fill('Tides');
    await page.getByRole('button', { name: /^Education/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'Tides' }).waitFor();
    await page.locator('.cm-content').waitFor();
    await expectAccessible(page);
  });

  it('is edited by two, who choose where both have changed the same file', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const id = await project(mira, jonas);
    const hers = await stage.open(`/canvas/${id}`, { as: mira, size });
    const his = await stage.open(`/canvas/${id}`, { as: jonas, size });
    await his.locator('.cm-content').waitFor();

    // Her change is saved, shown to him, and in the preview.
    await hers.locator('.cm-content').waitFor();
    await typeAtEnd(hers, '<p>High tide at noon</p>');
    await hers.getByText('Version 2', { exact: true }).waitFor();
    await his.getByText('High tide at noon').waitFor();
    await his.getByText('Version 2', { exact: true }).waitFor();
    await pane(hers, size, 'Preview');
    await hers.frameLocator('iframe').getByText('High tide at noon').waitFor();
    await pane(hers, size, 'Editor');

    // Her next change is saved while his is on its way.
    const input = { projectId: id, path: 'index.html', content: `${PAGE}<p>Her end</p>`, baseVersion: 2 };
    let written: Promise<unknown> | undefined;
    await his.route('**/graphql', async (route) => {
      const isSave = route.request().postData()?.includes('writeCanvasFile');
      if (isSave) await (written ??= mira.client.data(WRITE_FILE, { input }));
      await route.continue();
    });
    await typeAtEnd(his, '<p>His end</p>');
    await his.getByRole('dialog', { name: /was changed meanwhile/ }).waitFor();
    await expectAccessible(his);
    expect(await his.getByLabel('Your text').textContent()).toContain('His end');
    expect(await his.getByLabel('Version 3').textContent()).toContain('Her end');
    await his.getByRole('button', { name: 'Keep mine' }).click();
    await his.getByText('Version 4', { exact: true }).waitFor();
    await hers.getByText('His end').waitFor();

    // Her version is not lost.
    await hers.getByRole('button', { name: 'Versions' }).click();
    const old = hers.getByRole('listitem').filter({ hasText: 'Version 3' });
    await old.getByRole('button', { name: 'Restore' }).click();
    await hers.getByText('Her end').waitFor();
    await his.getByText('Version 5', { exact: true }).waitFor();
  });

  it('leaves no complaints of the browser', () => {
    // axe reads the styles of the preview by a request, which the sandbox refuses as it should.
    expect(stage.complaints.filter((text) => !text.includes("connect-src 'none'"))).toEqual([]);
  });
});
