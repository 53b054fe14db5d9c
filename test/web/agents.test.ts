import { afterAll, describe, expect, it } from 'vitest';
import { makeAgent } from '../agents/world.js';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('agents, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('subscribes with coins, cancels, resumes, and personalises', async () => {
    const { slug } = await makeAgent({ isPremium: true });
    const page = await stage.open(`/agents/${slug}`, { as: await person(), size });
    await page.getByRole('radio', { name: /Weekly/ }).check();
    await page.getByRole('button', { name: 'Subscribe for 50 coins' }).click();
    await page.getByText(/It renews on/).waitFor();
    await page.getByRole('button', { name: 'Cancel the subscription' }).click();
    await page.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByText(/It ends on/).waitFor();
    await page.getByRole('button', { name: 'Resume the subscription' }).click();
    await page.getByText(/It renews on/).waitFor();

    await page.getByRole('button', { name: 'Personalise' }).click();
    await page.getByLabel('Your name for the agent').fill('Tess');
    await page.getByLabel('Style').selectOption('CREATIVE');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('· Tess').waitFor();
    await page.reload();
    await page.getByText('· Tess').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('shows visitors the agent, and leads them to the sign-in', async () => {
    const { slug } = await makeAgent();
    const page = await stage.open(`/agents/${slug}`, { size });
    await page.getByRole('button', { name: 'Start a chat' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe(`/agents/${slug}`);
    await page.goto('/chats');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
