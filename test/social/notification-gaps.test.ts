import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { UserModel, UserStatus } from '../../src/models/identity/index.js';
import { Reaction } from '../../src/models/social/index.js';
import { addCommentIn, reactIn } from '../../src/services/social/index.js';
import { Loaders } from '../../src/loaders/context.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { objectId, toldTo } from './notifications.js';
import { BLOCK, DELETE, FOLLOW, REACT, SHARE } from './operations.js';

const REPOST = `mutation ($id: ID!) { repost(input: { postId: $id }) { post { id } } }`;
const UNREPOST = `mutation ($id: ID!) { unrepost(input: { postId: $id }) { post { id } } }`;
const DAY_MS = 24 * 60 * 60 * 1_000;

let mira: Person;
let jonas: Person;
let ada: Person;
let others: Person[];
let post: string;
beforeEach(async () => {
  [mira, jonas, ada, ...others] = (await people(6)) as [Person, Person, Person, ...Person[]];
  post = await publish(mira);
});

const typesOf = async (who: Person) => (await toldTo(who)).told.map(({ type }) => type);

describe('a quote', () => {
  it('is told to the author of what is quoted, once, and goes with the post that quotes', async () => {
    // She follows whom she is quoted by, and would be told of the post as a follower too.
    await mira.client.data(FOLLOW, { id: jonas.id });
    const quoting = await publish(jonas, { quoteOf: post });
    const [told] = (await toldTo(mira)).told;
    expect(told).toMatchObject({
      type: 'QUOTE',
      message: 'Test Person quoted your post',
      actors: [{ id: jonas.id }],
      target: { __typename: 'Post', id: quoting },
    });
    expect(await typesOf(mira)).toEqual(['QUOTE']);
    await jonas.client.data(DELETE, { id: quoting });
    expect(await typesOf(mira)).toEqual([]);
  });

  it('that names its author is a mention, and one’s own quote is no news', async () => {
    await publish(jonas, { quoteOf: post, caption: `See @${mira.username}` });
    await publish(mira, { quoteOf: post });
    expect(await typesOf(mira)).toEqual(['MENTION']);
  });

  it('by who is blocked is not told', async () => {
    const shown = await publish(jonas, { quoteOf: post });
    await mira.client.data(BLOCK, { id: jonas.id });
    expect(shown).toBeTruthy();
    expect(await typesOf(mira)).toEqual([]);
  });
});

describe('a repost', () => {
  it('that is taken back takes its notification along, while nobody has read it', async () => {
    await jonas.client.data(REPOST, { id: post });
    await ada.client.data(REPOST, { id: post });
    expect((await toldTo(mira)).told).toMatchObject([{ type: 'SHARE', actorCount: 2 }]);
    await jonas.client.data(UNREPOST, { id: post });
    expect((await toldTo(mira)).told).toMatchObject([
      { type: 'SHARE', actorCount: 1, actors: [{ id: ada.id }] },
    ]);
    await ada.client.data(UNREPOST, { id: post });
    expect(await toldTo(mira)).toEqual({ unread: 0, told: [] });
  });

  it('leaves somebody who also shared the post otherwise behind that when it is taken back', async () => {
    await jonas.client.data(REPOST, { id: post });
    await jonas.client.data(SHARE, { id: post });
    expect((await toldTo(mira)).told).toMatchObject([{ type: 'SHARE', actorCount: 1 }]);
    await jonas.client.data(UNREPOST, { id: post });
    expect((await toldTo(mira)).told).toMatchObject([{ type: 'SHARE', actors: [{ id: jonas.id }] }]);
  });
});

describe('what is imported', () => {
  const actor = (who: Person) => {
    const viewer = { id: objectId(who.id) };
    return { viewer, loaders: new Loaders({ viewer }) } as never;
  };

  it('does not ring when it is older than a day, and does when it is not', async () => {
    const old = { at: new Date(Date.now() - 2 * DAY_MS) };
    const fresh = { at: new Date(Date.now() - DAY_MS / 2) };
    const target = { type: 'Post' as const, id: objectId(post) };
    const reaction = { target, reaction: Reaction.LIKE };
    const words = { targetId: objectId(post), body: `Long ago, @${others[0]!.username}` };
    await transact(null, async (tx) => {
      await reactIn(tx, actor(jonas), reaction, old);
      await addCommentIn(tx, actor(jonas), words, old);
    });
    expect(await typesOf(mira)).toEqual([]);
    expect(await typesOf(others[0]!)).toEqual([]);
    await transact(null, async (tx) => {
      await reactIn(tx, actor(ada), reaction, fresh);
      await addCommentIn(tx, actor(ada), words, fresh);
    });
    expect((await typesOf(mira)).sort()).toEqual(['COMMENT', 'LIKE']);
    expect(await typesOf(others[0]!)).toEqual(['MENTION']);
  });
});

describe('suspended people', () => {
  it('are named no more: the next ones take their places', async () => {
    const crowd = [jonas, ada, ...others];
    for (const who of crowd) await who.client.data(REACT, { id: post, reaction: 'LIKE' });
    expect((await toldTo(mira)).told).toMatchObject([{ actorCount: 5, actors: [{}, {}, {}] }]);
    const [first, second, third] = others.reverse() as [Person, Person, Person];
    const suspended = [first, second, third].map(({ id }) => objectId(id));
    await UserModel.updateMany({ _id: { $in: suspended } }, { status: UserStatus.SUSPENDED });
    const { told } = await toldTo(mira);
    expect(told).toMatchObject([{ actorCount: 2, actors: [{ id: ada.id }, { id: jonas.id }] }]);
    expect(told[0]!.message).toBe('Test Person and Test Person liked your post');
    await UserModel.updateMany({ _id: { $in: suspended } }, { status: UserStatus.ACTIVE });
    await comment(jonas, post);
    expect((await toldTo(mira)).told.find(({ type }) => type === 'LIKE')).toMatchObject({ actorCount: 5 });
  });
});
