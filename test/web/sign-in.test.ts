import { afterAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('signing in, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('refuses a wrong password with words, then signs in and out', async () => {
    const [mira] = (await people(1)) as [Person];
    const page = await stage.open('/sign-in', { size });
    await page.getByLabel('Username or e-mail').fill(mira.username);
    await page.getByLabel('Password').fill('wrong password 1');
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Password').fill(mira.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    await page.getByRole('button', { name: 'Account' }).locator('visible=true').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
