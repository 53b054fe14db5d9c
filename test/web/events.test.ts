import { afterAll, describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { chromium, expectAccessible, sizes, Stage } from './browser.js';

describe.skipIf(!chromium).each(sizes)('an event with one place, on a %s', (size) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('gives the place to the first, and to the second when it becomes free', async () => {
    const organizer = await person({ firstName: 'Otto', lastName: 'Host' });
    const first = await person({ firstName: 'Frida', lastName: 'First' });
    const second = await person({ firstName: 'Samir', lastName: 'Second' });

    const host = await stage.open('/events/new', { as: organizer, size });
    await host.getByLabel('Title').fill(`Night walk ${organizer.username.slice(-6)}`);
    await host.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await host.getByLabel('Repeats').selectOption('BIWEEKLY');
    await host.getByLabel('Ends').last().selectOption('COUNT');
    await host.getByLabel('Number of times').fill('3');
    await host.getByLabel('Number of places').fill('1');
    await expectAccessible(host);
    await host.getByRole('button', { name: 'Save the draft' }).click();
    await host.getByText(/^Every 2 weeks on \w+, 3 times$/).waitFor();
    // Eighteen o'clock in Tokyo is nine in the zone of the viewer.
    await host
      .getByText(/18:00 – 20:00/)
      .first()
      .waitFor();
    await host.getByText(/For you: .*09:00 – 11:00/).waitFor();
    await host.getByRole('button', { name: 'Publish' }).click();
    await host.getByText('Published.').waitFor();
    const address = new URL(host.url()).pathname;

    const one = await stage.open(address, { as: first, size });
    await one.getByRole('button', { name: 'Register' }).click();
    await one.getByText('You have a place.').waitFor();
    await one.getByText('All 1 place is taken').waitFor();
    await expectAccessible(one);

    const two = await stage.open(address, { as: second, size });
    await two.getByRole('button', { name: 'Join the waitlist' }).click();
    await two.getByText('You are on the waitlist, at position 1.').waitFor();

    await one.getByRole('button', { name: 'Cancel the registration' }).click();
    await one.getByRole('button', { name: 'Give it up' }).click();
    await one.getByRole('button', { name: 'Cancel the registration' }).waitFor({ state: 'detached' });

    await two.reload();
    await two.getByText('You have a place.').waitFor();
    await two.goto('/events/mine');
    await two.getByText('You take part').waitFor();
    await two.getByText(/\/calendars\/usr_.*\.ics/).waitFor();
    await expectAccessible(two);

    await host.goto(`${address}/organize`);
    await host.getByRole('link', { name: 'Samir Second' }).waitFor();
    await host.getByRole('button', { name: 'Confirmed' }).click();
    await host.getByText(second.email).waitFor();
    await expectAccessible(host);
    expect(stage.complaints).toEqual([]);
  }, 180_000);
});
