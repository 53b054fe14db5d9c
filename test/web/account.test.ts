import { afterAll, describe, expect, it } from 'vitest';
import { codeOf } from '../identity/authenticator.js';
import { linkTo } from '../identity/mails.js';
import { REQUEST_RESET } from '../identity/operations.js';
import { linkOf } from '../../src/integrations/mail/links.js';
import { person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { PNG } from './files.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('an account, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('is made, gets a profile with a picture, and confirms its address by the mail', async () => {
    const page = await stage.open('/sign-up', { size });
    await expectAccessible(page);
    const username = `new_${Math.random().toString(36).slice(2, 12)}`;
    const email = `${username}@example.com`;
    await page.getByLabel('First name').fill('Noor');
    await page.getByLabel('Last name').fill('Haddad');
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('a password of mine');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.locator('.field .error').waitFor();
    await page.getByLabel('Username').fill(username);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL((url) => url.pathname === '/');

    await page.goto('/settings');
    await page.getByLabel('File of the avatar').setInputFiles(PNG);
    await page.getByText('The picture is saved.').waitFor();
    await page.locator('main .avatar img').waitFor();
    await page.getByLabel('Bio').fill('Paints with light.');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText('The profile is saved.').waitFor();
    await expectAccessible(page);
    await page.reload();
    await expect.poll(() => page.getByLabel('Bio').inputValue()).toBe('Paints with light.');

    const { origin } = new URL(page.url());
    await page.goto(linkOf('verify-email', origin, await linkTo(email, 'verify-email'))!);
    await page.getByRole('button', { name: 'Confirm address' }).click();
    await page.getByText('Your address is confirmed.').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.goto('/settings/account');
    await page.getByText('Confirmed', { exact: true }).waitFor();
  });

  it('gets a second factor, and signs in with it', async () => {
    const mira = await person();
    const page = await stage.open('/settings/account', { as: mira, size });
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByAltText('QR code of the secret below').waitFor();
    const secret = (await page.getByTestId('totp-secret').textContent())!.trim();
    await page.getByLabel('Code that the app shows').fill(await codeOf(secret));
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    await expectAccessible(page);

    const visitor = await stage.open('/sign-in?next=/settings/account', { size });
    await visitor.getByLabel('Username or e-mail').fill(mira.username);
    await visitor.getByLabel('Password').fill(mira.password);
    await visitor.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    // The code that enabled the second factor does not sign in; the next one does.
    await visitor.getByLabel('Code of your authenticator app').fill(await codeOf(secret, 1));
    await visitor.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    await visitor.getByText('10 backup codes are left.').waitFor();
    await visitor.getByRole('button', { name: 'Sign out all others' }).click();
    await visitor.getByText('devices are signed out.').waitFor();
    // The other window notices with its next request.
    await page.goto('/settings/profile');
    await page.waitForURL(/sign-in/);
  });

  it('gets a new password by a link', async () => {
    const mira = await person();
    const { visitor } = await testApp();
    await visitor.data(REQUEST_RESET, { email: mira.email });
    const page = await stage.open('/sign-in', { size });
    await page.goto(
      linkOf('password-reset', new URL(page.url()).origin, await linkTo(mira.email, 'password-reset'))!,
    );
    await page.getByLabel('New password').fill('another password');
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Username or e-mail').fill(mira.username);
    await page.getByLabel('Password').fill('another password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    await page.waitForURL((url) => url.pathname === '/');
  });

  it('chooses what others see and what it is told', async () => {
    const mira = await person();
    const page = await stage.open('/settings/privacy', { as: mira, size });
    await page.getByLabel('Who may send me messages').selectOption('NOBODY');
    await page.getByText('Saved.').waitFor();
    await expectAccessible(page);
    await page.goto('/settings/notifications');
    await page.getByLabel('Likes, in the app').uncheck();
    await expectAccessible(page);
    const read = '{ viewer { preferences { messages { from } inApp { likes } } } }';
    await expect
      .poll(async () => (await mira.client.data(read)).viewer.preferences)
      .toEqual({ messages: { from: 'NOBODY' }, inApp: { likes: false } });
    await page.goto('/settings/api-keys');
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('Name').fill('Reports');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('It is not shown again.').waitFor();
    await expectAccessible(page);
    await page.goto('/settings/data');
    await page.getByRole('button', { name: 'Request an export' }).click();
    await page.getByText('Pending').waitFor();
    await expectAccessible(page);
  });

  it('leaves no complaints of the browser', () => {
    // A refused sign-in and an ended session answer 401, which the browser reports.
    expect(stage.complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
