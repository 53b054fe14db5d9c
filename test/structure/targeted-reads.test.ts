import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FollowersDocument,
  HomeFeedDocument,
  InboxDocument,
  MessagesDocument,
  NotificationsDocument,
  PostThreadDocument,
} from '../generated/operations.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { SEND, START } from '../messaging/operations.js';
import { allFolded } from '../setup/lanes.js';
import { readsOf } from '../setup/plans.js';
import { routedReads, type Routing } from '../setup/targeting.js';
import { FOLLOW, REACT } from '../social/operations.js';

let viewer: Person;
let author: Person;
let thread: string;
let conversation: string;

beforeAll(async () => {
  [viewer, author] = (await people(2)) as [Person, Person];
  await viewer.client.data(FOLLOW, { id: author.id });
  await author.client.data(FOLLOW, { id: viewer.id });
  thread = await publish(author, { caption: 'Routed words' });
  const own = await publish(viewer, { caption: 'Own words' });
  const first = await comment(viewer, thread);
  await comment(author, thread, first);
  await author.client.data(REACT, { id: own, reaction: 'LOVE' });
  const started = await author.client.data(START, {
    input: { kind: 'DIRECT', participantIds: [viewer.id] },
  });
  conversation = started.startConversation.conversation.id;
  for (const body of ['one', 'two'])
    await author.client.data(SEND, { input: { conversationId: conversation, body, clientId: randomUUID() } });
  await allFolded();
});

/** The collections that an operation reads, by how a cluster would find their shards. */
async function routing(operation: any, variables: object): Promise<Record<Routing, string[]>> {
  const commands = await readsOf(/./, () => viewer.client.data(operation, variables));
  const found: Record<Routing, Set<string>> = {
    ...{ one: new Set(), key: new Set(), row: new Set(), every: new Set() },
  };
  for (const read of commands.flatMap(routedReads)) found[read.routing].add(read.collection);
  return Object.fromEntries(Object.entries(found).map(([how, names]) => [how, [...names].sort()])) as Record<
    Routing,
    string[]
  >;
}

/** The cost of a page on a cluster: the collections of which every shard is asked, and those that are asked per row. */
const pages: [string, any, () => object, { every: string[]; row: string[] }][] = [
  [
    'home feed',
    HomeFeedDocument,
    () => ({ first: 20 }),
    { every: ['blocks', 'comments', 'posts'], row: ['comments', 'posts', 'users'] },
  ],
  [
    'thread',
    PostThreadDocument,
    () => ({ id: thread, first: 20 }),
    { every: ['blocks', 'comments'], row: ['comments', 'users'] },
  ],
  [
    'followers',
    FollowersDocument,
    () => ({ username: author.username, first: 20 }),
    { every: ['blocks', 'follows', 'users'], row: ['users'] },
  ],
  ['notifications', NotificationsDocument, () => ({ first: 20 }), { every: ['comments'], row: ['users'] }],
  ['inbox', InboxDocument, () => ({ first: 20 }), { every: ['messages'], row: ['messages', 'users'] }],
  [
    'messages',
    MessagesDocument,
    () => ({ id: conversation, first: 20 }),
    { every: ['likes'], row: ['users'] },
  ],
];

describe('the frequent reads find their shards by the shard key, but for these', () => {
  it.each(pages)('%s', async (_name, operation, variables, costs) => {
    const { every, row } = await routing(operation, variables());
    expect({ every, row }).toEqual(costs);
  });
});

describe('the routing of a read', () => {
  const of = (command: object) => routedReads(command as never).map(({ routing: how }) => how);
  it('is by key where the filter names the first field of the key', () => {
    expect(of({ find: 'likes', filter: { user: 'a', target: { $in: ['b'] } } })).toEqual(['key']);
    expect(of({ find: 'likes', filter: { user: { $in: ['a', 'b'] } } })).toEqual(['key']);
    expect(of({ find: 'likes', filter: { $or: [{ user: 'a' }, { user: 'b' }] } })).toEqual(['key']);
    expect(of({ find: 'likes', filter: { $or: [{ user: 'a' }, { target: 'b' }] } })).toEqual(['every']);
    expect(of({ find: 'likes', filter: { user: { $gt: 'a' } } })).toEqual(['every']);
    expect(of({ find: 'tags', filter: {} })).toEqual(['one']);
  });

  it('is that of each part of a union and a join', () => {
    const join = { $lookup: { from: 'posts', localField: 'post', foreignField: '_id', as: 'posts' } };
    const union = { $unionWith: { coll: 'follows', pipeline: [{ $match: { following: 'a' } }] } };
    expect(of({ aggregate: 'timelines', pipeline: [{ $match: { owner: 'a' } }, union, join] })).toEqual([
      ...['key', 'every', 'row'],
    ]);
  });
});
