import { afterAll, describe, expect, it } from 'vitest';
import { told, withoutTrial } from '../billing/shop.js';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('billing, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('buys a plan at the demo processor, shows it, cancels it and takes that back', async () => {
    const mira = await person();
    await withoutTrial(mira);
    const page = await stage.open('/plans', { as: mira, size });
    await page.getByRole('button', { name: 'EUR' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Pro/ }).click();
    await page.getByLabel('Coupon').fill('NONE-SUCH');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.field .error').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go to the payment' }).click();
    await page.getByText('Pay with card 4242').click();
    await page.getByText('The payment has arrived.').waitFor();
    await told();
    await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
    await page.getByText('€19.00 a month').waitFor();
    await page.getByText(/Visa •••• 4242/).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Cancel the plan' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the plan' }).click();
    await page.getByText(/The plan is cancelled/).waitFor();
    await page.getByRole('button', { name: 'Keep Pro' }).click();
    await page.getByText(/The plan is cancelled/).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.getByText('Paid').waitFor();
    await page.getByRole('link', { name: 'Coins', exact: true }).click();
    await expect.poll(() => page.getByTestId('coins').textContent()).toBe('750');
    await expectAccessible(page);
    expect(stage.complaints).toEqual([]);
  });
});
