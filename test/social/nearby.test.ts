import { beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, DELETE, FOLLOW } from './operations.js';

const NEARBY = `query ($near: CoordinatesInput!, $km: Float!, $first: Int, $after: String) {
  nearbyPosts(near: $near, radiusKm: $km, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } edges { cursor node { id author { id } comments(first: 2) { nodes { id } } } } } }`;

/** Far from where other tests publish. */
const near = { latitude: -54.8, longitude: -68.3 };
const KM = 1 / 111.195;

let mira: Person;
let jonas: Person;
let nearestFirst: string[];
let closed: string;

const at = (km: number) => ({ location: { latitude: near.latitude + km * KM, longitude: near.longitude } });
const ids = async (who: Person, km: number, more = {}): Promise<string[]> =>
  (await who.client.data(NEARBY, { near, km, first: 50, ...more })).nearbyPosts.edges.map(
    (edge: { node: { id: string } }) => edge.node.id,
  );

beforeAll(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
  const far = await publish(mira, at(40));
  const same: string[] = [];
  for (let n = 0; n < 6; n += 1) same.push(await publish(mira, at(5)));
  const here = await publish(mira, at(0));
  const middle = await publish(jonas, at(12));
  closed = await publish(mira, { ...at(1), visibility: 'FOLLOWERS' });
  await publish(mira, { ...at(1), visibility: 'PRIVATE' });
  await publish(mira, { location: { name: 'Ushuaia' } });
  await mira.client.data(DELETE, { id: await publish(mira, at(1)) });
  nearestFirst = [here, ...same.reverse(), middle, far];
  await allFolded();
});

describe('nearbyPosts', () => {
  it('has the public posts within the radius, the nearest first', async () => {
    expect(await ids(jonas, 100)).toEqual(nearestFirst);
    expect(await ids(jonas, 20)).toEqual(nearestFirst.slice(0, -1));
    expect(await ids(jonas, 0.1)).toEqual(nearestFirst.slice(0, 1));
    const { visitor } = await testApp();
    expect((await visitor.data(NEARBY, { near, km: 100 })).nearbyPosts.edges).toHaveLength(9);
  });

  it.each([1, 2, 4])('reads to its end in pages of %s, each post once', async (first) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nearbyPosts }: { nearbyPosts: any } = await jonas.client.data(NEARBY, {
        near,
        km: 100,
        first,
        after,
      });
      found.push(...nearbyPosts.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = nearbyPosts.pageInfo.hasNextPage ? nearbyPosts.pageInfo.endCursor : null;
    } while (after && found.length < 50);
    expect(found).toEqual(nearestFirst);
  });

  it('never reveals what is not public, nor what a block hides', async () => {
    await jonas.client.data(FOLLOW, { id: mira.id });
    expect(await ids(jonas, 100)).not.toContain(closed);
    const [ada] = (await people(1)) as [Person];
    await ada.client.data(BLOCK, { id: mira.id });
    expect(await ids(ada, 100)).toEqual(nearestFirst.slice(-2, -1));
  });

  it.each([
    [{ near: { latitude: 90.1, longitude: 0 } }, 'near'],
    [{ near: { latitude: 0, longitude: -180.5 } }, 'near'],
    [{ km: 0 }, 'radiusKm'],
    [{ km: -5 }, 'radiusKm'],
    [{ km: 501 }, 'radiusKm'],
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
  ])('refuses %j', async (more, field) => {
    expect(await mira.client.refusal(NEARBY, { near, km: 10, ...more })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it('works across the date line and at the poles', async () => {
    const id = await publish(mira, { location: { latitude: 71.2, longitude: 179.99 } });
    const found = await ids(jonas, 50, { near: { latitude: 71.2, longitude: -179.99 } });
    expect(found).toContain(id);
    expect(await ids(jonas, 1, { near: { latitude: 90, longitude: 0 } })).toEqual([]);
  });

  it('costs as many commands for many as for few', async () => {
    const few = await jonas.client.commands(NEARBY, { near, km: 100, first: 2 });
    expect(await jonas.client.commands(NEARBY, { near, km: 100, first: 50 })).toBe(few);
    expect(few).toBeLessThanOrEqual(4);
  });
});
