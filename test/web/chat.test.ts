import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chatWorld, type ChatWorld } from '../agents/chats.js';
import { makeAgent } from '../agents/world.js';
import * as calendar from '../calendar/operations.js';
import { people, person, type Person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

const answers = (page: Page): Locator => page.getByRole('article', { name: 'Answer of Test Agent' });
const ask = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message to Test Agent' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
};
const says = (...chunks: string[]) => ({ does: 'answer' as const, chunks });
/** An answer that goes on until it is stopped. */
const goesOn = {
  does: 'answer' as const,
  chunks: Array.from({ length: 3_000 }, (_, n) => `w${n} `),
  everyMs: 20,
};

describe.skipIf(!chromium).each(sizes)('chats with agents, on a %s', (size) => {
  const stage = new Stage();
  let world: ChatWorld;
  let agent: { id: string; slug: string };
  beforeAll(async () => {
    agent = await makeAgent({
      suggestedPrompts: ['Why is the sky blue?'],
      capabilities: ['register-for-event'],
    });
    world = await chatWorld();
  });
  afterEach(() => world.server.reset());
  afterAll(() => Promise.all([stage.close(), world.stop()]));

  /** Starts a chat on the page of the agent. */
  async function begin(as: Person): Promise<Page> {
    const page = await stage.open(`/agents/${agent.slug}`, { as, size });
    await page.getByRole('button', { name: 'Start a chat' }).click();
    await page.getByText('Hello!').waitFor();
    return page;
  }

  it('finds an agent, begins with a prompt, and shows Markdown without HTML', async () => {
    const page = await stage.open('/agents', { as: await person(), size });
    await page.getByLabel('Search').fill('Test Agent');
    await page.getByRole('heading', { name: 'Found' }).waitFor();
    await page.locator(`a[href="/agents/${agent.slug}"]`).waitFor();
    await expectAccessible(page);
    await page.locator(`a[href="/agents/${agent.slug}"]`).click();
    await page.getByRole('button', { name: 'Start a chat' }).waitFor();
    await expectAccessible(page);
    const code = '```js\nscatter(light)\n```';
    world.server.next = [
      says('**Because** of <img src=x onerror=alert(1)> the air.\n\n', code),
      says('Blue sky'),
    ];
    await page.getByRole('button', { name: 'Why is the sky blue?' }).click();
    await answers(page).locator('strong', { hasText: 'Because' }).waitFor();
    expect(await answers(page).locator('.prose img').count()).toBe(0);
    await answers(page).getByText('scatter(light)').waitFor();
    await page.getByRole('heading', { name: 'Blue sky' }).waitFor();
    await answers(page).getByRole('button', { name: 'Good answer' }).click();
    await answers(page).getByRole('button', { name: 'Good answer', pressed: true }).waitFor();
    await expectAccessible(page);
    await page.reload();
    await answers(page).getByText('scatter(light)').waitFor();
    expect(
      await page.getByText('Why is the sky blue?', { exact: true }).locator('visible=true').count(),
    ).toBe(1);
    expect(stage.complaints).toEqual([]);
  });

  it('goes on after a reload in the middle of an answer, and stops with the text so far', async () => {
    const page = await begin(await person());
    world.server.next = [goesOn];
    await ask(page, 'Tell me everything');
    await answers(page)
      .getByText(/w0 w1 w2/)
      .waitFor();
    await page.reload();
    await answers(page)
      .getByText(/^w0 w1 w2/)
      .waitFor();
    const text = () => answers(page).locator('.prose').innerText();
    const before = (await text()).length;
    await expect.poll(async () => (await text()).length, { timeout: 20_000 }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Stop the answer' }).click();
    await page.getByText('You stopped the answer.').waitFor();
    const kept = (await text()).trim().split(' ');
    expect(kept).toEqual(kept.map((_, n) => `w${n}`));
    expect(kept.length).toBeGreaterThan(3);
    await expectAccessible(page);
    expect(stage.complaints).toEqual([]);
  });

  it('answers again and asks again in branches, and shows each of them', async () => {
    const page = await begin(await person());
    world.server.next = [says('The first.'), says('A title')];
    await ask(page, 'Which one?');
    await answers(page).getByText('The first.').waitFor();
    // The title is asked for after the answer; the next scripted answer must not be taken for it.
    await page.getByRole('heading', { name: 'A title' }).waitFor();
    world.server.next = [says('The second.')];
    await answers(page).getByRole('button', { name: 'Answer again' }).click();
    await answers(page).getByText('The second.').waitFor();
    await answers(page).getByText('2/2').waitFor();
    await answers(page).getByRole('button', { name: 'Previous version' }).click();
    await answers(page).getByText('The first.').waitFor();
    await answers(page).getByText('1/2').waitFor();

    world.server.next = [says('For the other question.')];
    await page.getByRole('button', { name: 'Edit and send again' }).click();
    await page.getByLabel('Your message in other words').fill('Which other one?');
    await page.getByRole('button', { name: 'Send again' }).click();
    await answers(page).getByText('For the other question.').waitFor();
    // The other question with its newest answer.
    const question = page.getByRole('article', { name: 'Your message' });
    await question.getByRole('button', { name: 'Previous version' }).click();
    await answers(page).getByText('The second.').waitFor();
    await page.reload();
    await answers(page).getByText('The second.').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('runs a tool with effects once the user approves', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const talk = await calendar.event(jonas, { title: 'Talk' });
    const page = await begin(mira);
    const call = { id: 't1', name: 'register-for-event', arguments: JSON.stringify({ eventId: talk.id }) };
    world.server.next = [{ does: 'tools', calls: [call] }, says('A title')];
    await ask(page, 'Put me down for the talk');
    await page.getByText('Awaiting approval').waitFor();
    await expectAccessible(page);
    world.server.then = says('You are registered.');
    await page.getByRole('button', { name: 'Approve' }).click();
    await answers(page).getByText('You are registered.').waitFor();
    await page.getByText('Done', { exact: true }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('shares a chat as it was, takes the link back, and deletes the chat', async () => {
    const page = await begin(await person());
    world.server.then = says('Only this.');
    await ask(page, 'What is public?');
    await answers(page).getByText('Only this.').waitFor();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.getByLabel('Link').inputValue();
    await page.keyboard.press('Escape');
    await ask(page, 'And this is not.');
    await answers(page).nth(1).getByText('Only this.').waitFor();

    const visitor = await stage.open(new URL(link).pathname, { size });
    await visitor.getByText('What is public?').waitFor();
    await answers(visitor).getByText('Only this.').waitFor();
    expect(await visitor.getByText('And this is not.').count()).toBe(0);
    await expectAccessible(visitor);

    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Take the link back' }).click();
    await page.getByRole('button', { name: 'Make a link' }).waitFor();
    await page.keyboard.press('Escape');
    await visitor.reload();
    await visitor.getByRole('heading', { name: 'Not found' }).waitFor();

    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/chats');
    expect(stage.complaints).toEqual([]);
  });
});
