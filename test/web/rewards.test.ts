import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AchievementModel } from '../../src/models/rewards/index.js';
import { installRewards, makeLeaderboards } from '../../src/services/rewards/index.js';
import { person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { allFolded } from '../setup/lanes.js';
import { testApp } from '../setup/app.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('rewards, on a %s', (size) => {
  const stage = new Stage();
  beforeAll(async () => {
    await testApp();
    await installRewards();
  });
  afterAll(async () => {
    await stage.close();
    await AchievementModel.deleteMany({});
  });

  it('are earned, claimed, spent in the shop and shown', async () => {
    const mira = await person({ firstName: 'Mira', lastName: 'Maker' });
    // Ten points each, and ten for the first achievement.
    for (let post = 0; post < 3; post++) await publish(mira);
    await allFolded();
    await makeLeaderboards();

    const page = await stage.open('/rewards', { as: mira, size });
    await page.getByText('460 points to Silver').waitFor();
    await page.getByRole('button', { name: 'Claim the bonus' }).click();
    await page.getByText(/^You got \d+ coins\.$/).waitFor();
    await page.getByRole('button', { name: 'Claimed', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Claim: Welcome' }).click();
    await page.getByText('You got 25 points and 10 coins.').waitFor();
    await page.getByText('435 points to Silver').waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Shop' }).locator('visible=true').last().click();
    await page.getByRole('heading', { name: 'Shop', level: 1 }).waitFor();
    const frame = page.getByRole('article', { name: 'Neon Frame' });
    await frame.getByRole('button', { name: 'Buy Neon Frame' }).click();
    await page.getByRole('button', { name: 'Pay 50 points' }).click();
    await frame.getByText('Owned').waitFor();
    await page.getByText('15 points', { exact: true }).waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'My items' }).click();
    await page.getByRole('button', { name: 'Show on the profile' }).click();
    await page.getByRole('button', { name: 'Stop showing' }).click();
    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByRole('button', { name: 'Give it back' }).click();
    await page.getByText('You own nothing yet').waitFor();

    await page.goto('/rewards/achievements');
    await page.getByRole('button', { name: 'Show on the profile' }).click();
    await page.getByRole('button', { name: 'Shown on the profile' }).waitFor();
    await expectAccessible(page);

    await page.goto('/leaderboard');
    await page.getByLabel('Your rank').getByText('Mira Maker').waitFor();
    await expectAccessible(page);
    expect(stage.complaints).toEqual([]);
  }, 180_000);
});
