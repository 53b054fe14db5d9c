import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserModel, UserStatus } from '../../src/models/identity/index.js';
import { BlockModel } from '../../src/models/social/index.js';
import { people, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';
import { BLOCK } from '../social/operations.js';
import { lookOn, readsOf } from './looking-on.js';
import { befriend, group, say, talk } from './talk.js';

/** Selects what is each viewer's own. */
const OWN = `subscription ($id: ID!) { conversationEvent(conversationId: $id) {
  ... on MessageSent { message { body mentions { id } author { id username } } } } }`;
const SOME = 6;
const MANY = 20;

let mira: Person;
let jonas: Person;
let all: Person[];
let direct: string;
beforeAll(async () => {
  all = await people(MANY);
  [mira, jonas] = all as [Person, Person];
  await befriend(...all.slice(0, 3));
  for (const one of all.slice(3)) await befriend(mira, one);
}, 60_000);
beforeEach(async () => {
  direct = await talk(mira, jonas);
  await say(mira, direct, 'before');
});

const bodies = (events: { message: { body: string } | null }[]) => events.map(({ message }) => message?.body);
const suspend = (who: Person, status = UserStatus.SUSPENDED) =>
  UserModel.updateOne({ _id: objectId(who.id) }, { status });

/** What telling of one more message reads, once nothing else happens; its signal may hold back what happened. */
async function readsForOneMore(
  id: string,
  gateway: ReturnType<typeof lookOn>,
  listeners: { take(count: number): Promise<unknown> }[],
  bare = false,
): Promise<string[]> {
  // Who the two of a direct conversation are is looked up with the first one, once and for all.
  await say(jonas, id, 'first');
  await gateway.tell();
  await Promise.all(listeners.map((one) => one.take(1)));
  await say(mira, id, 'hello');
  await allFolded();
  const { seq, event } = await gateway.last();
  return readsOf(async () => {
    await gateway.publish(bare ? { seq } : { seq, event });
    await Promise.all(listeners.map((one) => one.take(1)));
  });
}

describe('what telling of a message reads', () => {
  it('is one command for one who listens in a direct conversation, and for both', async () => {
    for (const listening of [[jonas], [mira, jonas]]) {
      const gateway = lookOn(direct);
      const listeners = await Promise.all(listening.map((who) => gateway.join(who)));
      const reads = await readsForOneMore(direct, gateway, listeners);
      expect(reads).toHaveLength(1);
      expect(reads).not.toContain('conversation_events');
      expect(gateway.executions()).toBe(2);
    }
  });

  it('is one command also where each is told what is their own', async () => {
    const gateway = lookOn(direct);
    const listeners = await Promise.all(
      [mira, jonas].map((who) => gateway.join(who, { query: OWN, shared: false })),
    );
    expect(await readsForOneMore(direct, gateway, listeners)).toHaveLength(1);
    expect(gateway.executions()).toBe(4);
  });

  it('is the same for a few in a group and for twenty', async () => {
    const counts: number[] = [];
    for (const size of [SOME, MANY]) {
      const id = await group(mira, all.slice(1, size));
      await say(mira, id, 'before');
      const gateway = lookOn(id);
      const listeners = await Promise.all(all.slice(0, size).map((who) => gateway.join(who)));
      counts.push((await readsForOneMore(id, gateway, listeners)).length);
      expect(gateway.executions()).toBe(2);
    }
    expect(counts).toEqual([1, 1]);
  });

  it('is two commands at most for what comes at once: the first goes ahead, what waits is told together', async () => {
    const gateway = lookOn(direct);
    const listener = await gateway.join(jonas);
    const bodiesOf = ['a', 'b', 'c', 'd', 'e'];
    for (const body of bodiesOf) await say(mira, direct, body);
    await allFolded();
    const signals = await Promise.all([4, 3, 2, 1, 0].map((back) => gateway.last(back)));
    const reads = await readsOf(async () => {
      for (const signal of signals) void gateway.publish(signal);
      expect(bodies(await listener.take(5))).toEqual(bodiesOf);
    });
    expect(reads.length).toBeLessThanOrEqual(2);
    const { user } = signals[0]!.event!;
    const reading = await readsOf(async () => {
      for (const at of [1, 2, 3, 4, 5]) void gateway.publish({ read: 1, user, at });
      const told = await listener.take(5);
      expect(told.map(({ readAt }) => new Date(readAt).getTime())).toEqual([1, 2, 3, 4, 5]);
    });
    expect(reading.length).toBeLessThanOrEqual(2);
  });

  it('is never the log between a mutation and the other who listens at the same gateway', async () => {
    const gateway = lookOn(direct);
    const listener = await gateway.join(jonas);
    const reads = await readsOf(async () => {
      for (const body of ['a', 'b', 'c']) {
        await gateway.write(mira, body);
        expect(bodies(await listener.take(1))).toEqual([body]);
      }
    });
    expect(reads).toContain('conversation_members');
    expect(reads).not.toContain('conversation_events');
  });

  it('is the log as well where the signal does not say what happened', async () => {
    const gateway = lookOn(direct);
    const listener = await gateway.join(jonas);
    const reads = await readsForOneMore(direct, gateway, [listener], true);
    expect(reads).toContain('conversation_events');
  });
});

describe('signals that bring what happened', () => {
  it('tell it once, in order, and leave out nothing that was lost between', async () => {
    const gateway = lookOn(direct);
    const listener = await gateway.join(jonas);
    for (const body of ['a', 'b', 'c']) await say(mira, direct, body);
    const [first, second, third] = [await gateway.last(2), await gateway.last(1), await gateway.last()];
    await gateway.publish(first);
    await gateway.publish(third);
    await gateway.publish({ seq: third.seq });
    expect(bodies(await listener.take(3))).toEqual(['a', 'b', 'c']);
    for (const late of [second, third, first]) await gateway.publish(late);
    await say(mira, direct, 'd');
    await gateway.tell();
    expect(bodies(await listener.take(1))).toEqual(['d']);
    expect(listener.told).toEqual([]);
  });

  it('44 end a direct conversation for both where one has blocked the other before it was told', async () => {
    const gateway = lookOn(direct);
    const listeners = await Promise.all([mira, jonas].map((who) => gateway.join(who)));
    await say(mira, direct, 'too late');
    await jonas.client.data(BLOCK, { id: mira.id });
    await gateway.tell();
    for (const { ended, told } of listeners) {
      expect(await ended).toMatchObject({ code: 'NOT_FOUND' });
      expect(told).toEqual([]);
    }
    await BlockModel.deleteMany({ blocker: objectId(jonas.id) });
  });

  it.each([3, SOME])(
    '44 do not tell what the suspended and the blocked wrote, in a group of %i',
    async (size) => {
      const id = await group(mira, all.slice(1, size));
      const gateway = lookOn(id);
      const others = await Promise.all(all.slice(2, size).map((who) => gateway.join(who)));
      await say(jonas, id, 'by one who is suspended');
      await suspend(jonas);
      await gateway.tell();
      await say(mira, id, 'told');
      await gateway.tell();
      for (const one of others) expect(bodies(await one.take(1))).toEqual(['told']);
      await suspend(jonas, UserStatus.ACTIVE);
      await all[2]!.client.data(BLOCK, { id: jonas.id });
      await say(jonas, id, 'by one who is blocked');
      await gateway.tell();
      await say(mira, id, 'told to all');
      await gateway.tell();
      const expected = ['by one who is blocked', 'told to all'];
      for (const [place, one] of others.entries())
        expect(bodies(await one.take(place ? 2 : 1))).toEqual(place ? expected : expected.slice(1));
      await BlockModel.deleteMany({ blocked: objectId(jonas.id) });
    },
  );

  it('end a direct conversation where the other is suspended, and for whoever is suspended themselves', async () => {
    const gateway = lookOn(direct);
    const listeners = await Promise.all([mira, jonas].map((who) => gateway.join(who)));
    await say(mira, direct, 'too late');
    await suspend(mira);
    await gateway.tell();
    for (const { ended, told } of listeners) {
      expect(await ended).toMatchObject({ code: 'NOT_FOUND' });
      expect(told).toEqual([]);
    }
    await suspend(mira, UserStatus.ACTIVE);
  });
});
