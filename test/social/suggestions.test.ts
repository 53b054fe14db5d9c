import { beforeAll, describe, expect, it } from 'vitest';
import { ProfileVisibility, UserModel } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, FOLLOW } from './operations.js';

const SUGGESTED = `query ($first: Int, $after: String) { viewer { suggestedUsers(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { id mutualFollowers } } } }`;
const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id viewerHasMuted } } }`;

interface Suggested {
  id: string;
  mutualFollowers: number;
}

let mira: Person;
let friends: Person[];
let known: Person[];

const follow = (who: Person, whom: Person) => who.client.data(FOLLOW, { id: whom.id });
const suggested = async (first = 100): Promise<Suggested[]> =>
  (await mira.client.data(SUGGESTED, { first })).viewer.suggestedUsers.nodes;
/** Those of this story; other tests leave popular people behind. */
const mine = async (): Promise<Suggested[]> => {
  const ids = [mira, ...friends, ...known].map(({ id }) => id);
  return (await suggested()).filter(({ id }) => ids.includes(id));
};

beforeAll(async () => {
  const all = await people(10);
  [mira, ...friends] = all.slice(0, 4) as [Person, ...Person[]];
  known = all.slice(4);
  for (const friend of friends) await follow(mira, friend);
  // The first is followed by all three friends, the second by two, the others by one each.
  for (const [index, who] of known.entries())
    for (const friend of friends.slice(0, Math.max(1, 3 - index))) await follow(friend, who);
  await allFolded();
}, 60_000);

describe('suggestedUsers', () => {
  it('ranks by mutual followers and leaves out oneself and whom one follows', async () => {
    const found = await mine();
    expect(found.map(({ mutualFollowers }) => mutualFollowers)).toEqual([3, 2, 1, 1, 1, 1]);
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([known[0]!.id, known[1]!.id]);
    expect(found.map(({ id }) => id)).not.toContain(mira.id);
  });

  it('comes in pages, each person once', async () => {
    const all = (await suggested(50)).map(({ id }) => id);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { viewer }: { viewer: any } = await mira.client.data(SUGGESTED, { first: 3, after });
      found.push(...viewer.suggestedUsers.nodes.map(({ id }: Suggested) => id));
      after = viewer.suggestedUsers.pageInfo.hasNextPage ? viewer.suggestedUsers.pageInfo.endCursor : null;
    } while (after && found.length < 50);
    expect(found.slice(0, 50)).toEqual(all.slice(0, found.length));
    expect(new Set(found).size).toBe(found.length);
  });

  it('costs as many commands for many as for few', async () => {
    const few = await mira.client.commands(SUGGESTED, { first: 2 });
    expect(await mira.client.commands(SUGGESTED, { first: 50 })).toBe(few);
    expect(few).toBeLessThanOrEqual(5);
  });

  it('leaves out who is asked, blocked either way, muted or private', async () => {
    const [first, second, third, fourth, fifth] = known as [Person, Person, Person, Person, Person];
    await mira.client.data(BLOCK, { id: first.id });
    await second.client.data(BLOCK, { id: mira.id });
    await mira.client.data(MUTE, { id: third.id });
    for (const who of [fourth, fifth])
      await UserModel.updateOne(
        { _id: readGlobalId(who.id)!.id },
        { 'privacy.profileVisibility': ProfileVisibility.PRIVATE },
      );
    await follow(mira, fifth);
    expect((await mine()).map(({ id }) => id)).toEqual([known[5]!.id]);
  });

  it('falls back to popular accounts for newcomers', async () => {
    const [newcomer] = (await people(1)) as [Person];
    const { viewer } = await newcomer.client.data(SUGGESTED, { first: 100 });
    expect(viewer.suggestedUsers.nodes.length).toBeGreaterThan(0);
    for (const { mutualFollowers } of viewer.suggestedUsers.nodes) expect(mutualFollowers).toBe(0);
  });

  it('refuses other sizes, and shows visitors nothing', async () => {
    for (const first of [0, 101])
      expect(await mira.client.refusal(SUGGESTED, { first })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'first',
      });
    const { visitor } = await testApp();
    expect((await visitor.data(SUGGESTED)).viewer).toBeNull();
  });
});
