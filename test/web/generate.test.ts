import { afterAll, describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('generating, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('shows the price, holds it, and gives it back for what was cancelled', async () => {
    const mira = await person();
    const page = await stage.open('/generate', { as: mira, size });
    await page.getByRole('link', { name: '250 coins' }).waitFor();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Dawn over a lagoon');
    await page.getByLabel('Model').selectOption('DALL_E_3');
    await page.getByLabel('Images').selectOption('2');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Generate for 10 coins' }).click();
    await page.getByRole('link', { name: '240 coins' }).waitFor();
    await page.getByText('In the queue').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled').waitFor();
    await page.getByRole('link', { name: '250 coins' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
