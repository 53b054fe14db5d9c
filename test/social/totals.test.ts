import { beforeAll, describe, expect, it } from 'vitest';
import { BlockModel } from '../../src/models/social/index.js';
import { Types } from 'mongoose';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, FOLLOW, REACT, UNBLOCK } from './operations.js';

const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }`;
const UNMUTE = `mutation ($id: ID!) { unmute(input: { userId: $id }) { user { id } } }`;
const TOTALS = `query ($post: ID!, $comment: ID!, $name: String!, $first: Int = 20) {
  post: node(id: $post) { ... on Post { comments(first: $first) { totalCount nodes { id } }
    likers(first: $first) { totalCount nodes { id } } } }
  comment: node(id: $comment) { ... on Comment { replies(first: $first) { totalCount nodes { id } }
    likers(first: $first) { totalCount nodes { id } } } }
  user(username: $name) { followers(first: $first) { totalCount nodes { id } }
    following(first: $first) { totalCount nodes { id } } } }`;

let mira: Person;
let jonas: Person;
let eve: Person;
let host: Person;
let post: string;
let thread: string;

// Everybody comments, answers, likes, follows and is followed.
beforeAll(async () => {
  [mira, jonas, eve, host] = (await people(4)) as [Person, Person, Person, Person];
  post = await publish(host);
  thread = await comment(host, post);
  for (const one of [mira, jonas, eve]) {
    await comment(one, post);
    await comment(one, post, thread);
    for (const id of [post, thread]) await one.client.data(REACT, { id, reaction: 'LIKE' });
    await one.client.data(FOLLOW, { id: host.id });
    await host.client.data(FOLLOW, { id: one.id });
  }
  await comment(eve, post);
  await allFolded();
});

/** Threads, likers, replies, likers of a comment, followers, following: the totals, each as long as its list. */
async function totals(who: Person): Promise<number[]> {
  const variables = { post, comment: thread, name: host.username };
  const { post: a, comment: b, user: c } = await who.client.data(TOTALS, variables);
  const lists = [a.comments, a.likers, b.replies, b.likers, c.followers, c.following];
  for (const list of lists) expect(list.totalCount).toBe(list.nodes.length);
  return lists.map(({ totalCount }) => totalCount);
}

describe('totals', () => {
  it('leave out whom the viewer has blocked, or who has blocked the viewer, and nobody else', async () => {
    expect(await totals(mira)).toEqual([5, 3, 3, 3, 3, 3]);
    await mira.client.data(BLOCK, { id: eve.id });
    expect(await totals(mira)).toEqual([3, 2, 2, 2, 2, 2]);
    expect(await totals(eve)).toEqual([4, 2, 2, 2, 2, 2]);
    expect(await totals(jonas)).toEqual([5, 3, 3, 3, 3, 3]);
    await mira.client.data(UNBLOCK, { id: eve.id });
    expect(await totals(mira)).toEqual([5, 3, 3, 3, 3, 3]);
  });

  it('leave the muted out of threads, where they are not heard, and count their reactions and follows', async () => {
    await mira.client.data(MUTE, { id: eve.id });
    expect(await totals(mira)).toEqual([3, 3, 2, 3, 3, 3]);
    expect(await totals(eve)).toEqual([5, 3, 3, 3, 3, 3]);
    await mira.client.data(UNMUTE, { id: eve.id });
  });

  it('cost as many commands for 5 as for 50, and few', async () => {
    const cost = (first: number) =>
      mira.client.commands(TOTALS, { post, comment: thread, name: host.username, first });
    const before = await cost(5);
    await mira.client.data(BLOCK, { id: eve.id });
    const blocking = await cost(5);
    expect(await cost(50)).toBe(blocking);
    expect(blocking - before).toBeLessThanOrEqual(2);
    await mira.client.data(UNBLOCK, { id: eve.id });
  });

  it('leave nobody out for who has blocked more than two hundred', async () => {
    const { id: blocker } = readGlobalId(jonas.id)!;
    await jonas.client.data(BLOCK, { id: eve.id });
    await BlockModel.insertMany(
      Array.from({ length: 200 }, () => ({ blocker, blocked: new Types.ObjectId() })),
    );
    const variables = { post, comment: thread, name: host.username };
    const { post: shown } = await jonas.client.data(TOTALS, variables);
    expect(shown.comments).toMatchObject({ totalCount: 5, nodes: { length: 3 } });
    await BlockModel.deleteMany({ blocker });
  });
});
