import { expect, it } from 'vitest';
import { people } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { lookOn, readsOf } from './looking-on.js';
import { befriend, group, say } from './talk.js';

/** More than the rules are asked about one by one. */
const LISTENING = 6;

it('what is told in several conversations at the same time is asked about in one command', async () => {
  const all = await people(2 * LISTENING);
  const owners = [all[0]!, all[LISTENING]!];
  const told = await Promise.all(
    owners.map(async (owner, n) => {
      const members = all.slice(n * LISTENING, (n + 1) * LISTENING);
      for (const one of members.slice(1)) await befriend(owner, one);
      const id = await group(owner, members.slice(1));
      await say(owner, id, 'before');
      const gateway = lookOn(id);
      const listeners = await Promise.all(members.map((who) => gateway.join(who)));
      // Who the two of a direct conversation are is looked up with the first one, once and for all.
      await say(owner, id, 'first');
      await gateway.tell();
      await Promise.all(listeners.map((one) => one.take(1)));
      await say(owner, id, `hello ${n}`);
      return { gateway, listeners };
    }),
  );
  await allFolded();
  const signals = await Promise.all(told.map(({ gateway }) => gateway.last()));
  const heard: string[] = [];
  const reads = await readsOf(async () => {
    for (const [n, { gateway }] of told.entries()) void gateway.publish(signals[n]!);
    for (const { listeners } of told)
      for (const one of listeners) heard.push((await one.take(1))[0].message.body);
  });
  expect(heard).toEqual([0, 1].flatMap((n) => Array<string>(LISTENING).fill(`hello ${n}`)));
  expect(reads).toHaveLength(1);
});
