import { beforeAll, describe, expect, it } from 'vitest';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { PostModel, PostViewModel, TagModel, VIEW_WINDOW_MS } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { Client } from '../setup/client.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from './refused.js';
import { DELETE, IMAGE, SAVE, SHARE, UNSAVE, UPDATE, VIEWS } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;

let mira: Person;
let jonas: Person;
beforeAll(async () => {
  [mira, jonas] = [await person(), await person()];
});

const update = (input: object) => mira.client.data(UPDATE, { input }).then((data) => data.updatePost.post);
const stored = (id: string) => PostModel.findById(objectId(id)).lean();
const tagNames = (post: { tags: { name: string }[] }) => post.tags.map(({ name }) => name).sort();
const uses = async (name: string) => (await TagModel.findOne({ name }).lean())?.usageCount ?? 0;

describe('updatePost', () => {
  it('changes what is given, leaves what is absent, takes away what is null', async () => {
    const postId = await publish(mira, { title: 'Old', location: { name: 'Lagos' } });
    expect(await update({ postId, caption: `New @${jonas.username}`, location: null })).toMatchObject({
      title: 'Old',
      caption: `New @${jonas.username}`,
      mentions: [{ username: jonas.username }],
      location: null,
      editedAt: expect.any(String),
    });
    expect(await update({ postId, title: null })).toMatchObject({
      title: null,
      caption: `New @${jonas.username}`,
    });
    expect(await stored(postId)).not.toHaveProperty('title');
  });

  it('keeps tags that were given, changes those of the words, and their uses follow', async () => {
    const postId = await publish(mira, { caption: 'One #upd_spoken', tags: ['upd_given'] });
    expect(tagNames(await update({ postId, caption: 'Two #upd_new' }))).toEqual(['upd_given', 'upd_new']);
    expect(tagNames(await update({ postId, tags: ['upd_other'] }))).toEqual(['upd_new', 'upd_other']);
    await allFolded();
    const counts = await Promise.all(['upd_spoken', 'upd_given', 'upd_new', 'upd_other'].map(uses));
    expect(counts).toEqual([0, 0, 1, 1]);
    await mira.client.data(DELETE, { id: postId });
    await allFolded();
    expect([await uses('upd_new'), await uses('upd_other')]).toEqual([0, 0]);
  });

  it('that changes nothing is no edit and tells nobody', async () => {
    const postId = await publish(mira, { caption: 'Same' });
    expect((await update({ postId, caption: ' Same ', visibility: 'PUBLIC' })).editedAt).toBeNull();
    expect((await update({ postId, visibility: 'FOLLOWERS' })).editedAt).toBeNull();
    expect(
      await DomainEventModel.countDocuments({ type: 'post.updated', 'data.post': objectId(postId) }),
    ).toBe(1);
    expect((await stored(postId))!.audience).toBe('followers');
  });

  it('refuses others, hidden posts, and what the category does not allow', async () => {
    const postId = await publish(mira);
    const secret = await publish(mira, { visibility: 'PRIVATE' });
    const picture = await publish(mira, { category: 'IMAGE_TEXT_POST', media: [IMAGE] });
    const moderator = await person();
    await UserModel.updateOne({ _id: objectId(moderator.id) }, { role: Role.ADMIN });
    const cases: [Person, object, string, string][] = [
      [jonas, { postId, caption: 'x' }, 'FORBIDDEN', 'postId'],
      [moderator, { postId, caption: 'x' }, 'FORBIDDEN', 'postId'],
      [jonas, { postId: secret, caption: 'x' }, 'NOT_FOUND', 'postId'],
      [mira, { postId: mira.id, caption: 'x' }, 'BAD_USER_INPUT', 'postId'],
      [mira, { postId, caption: null }, 'BAD_USER_INPUT', 'caption'],
      [mira, { postId: picture, caption: ' ' }, 'BAD_USER_INPUT', 'caption'],
      [mira, { postId, title: 'x'.repeat(201) }, 'BAD_USER_INPUT', 'title'],
      [mira, { postId, tags: ['a b'] }, 'BAD_USER_INPUT', 'tags'],
      [mira, { postId, location: { latitude: 1 } }, 'BAD_USER_INPUT', 'location'],
    ];
    for (const [who, input, code, field] of cases)
      expect(await refused(who.client, UPDATE, { input }), JSON.stringify(input)).toMatchObject({
        code,
        field,
      });
  });
});

describe('deletePost', () => {
  it('is for its author and for moderators, and counts once', async () => {
    const author = await person();
    const moderator = await person();
    await UserModel.updateOne({ _id: objectId(moderator.id) }, { role: Role.MODERATOR });
    for (const visibility of ['PUBLIC', 'PRIVATE']) {
      const id = await publish(author, { visibility });
      const code = visibility === 'PUBLIC' ? 'FORBIDDEN' : 'NOT_FOUND';
      expect(await refused(jonas.client, DELETE, { id })).toMatchObject({ code, field: 'postId' });
      const answers = await Promise.all(
        [author, moderator, author].map((who) => who.client.send(DELETE, { id })),
      );
      expect(answers.some((answer) => answer.data?.deletePost?.deletedId === id)).toBe(true);
      expect(await DomainEventModel.countDocuments({ type: 'post.deleted', 'data.post': objectId(id) })).toBe(
        1,
      );
      expect(await refused(author.client, DELETE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    await allFolded();
    expect((await UserModel.findById(objectId(author.id)).lean())!.stats.posts).toBe(0);
  });
});

describe('sharePost', () => {
  it('counts each person once', async () => {
    const id = await publish(mira);
    await Promise.all(Array.from({ length: 10 }, () => jonas.client.data(SHARE, { id })));
    const { sharePost } = await mira.client.data(SHARE, { id });
    expect(sharePost.post.stats.shares).toBe(2);
    expect((await stored(id))!.score).toBe(100);
    const secret = await publish(mira, { visibility: 'PRIVATE' });
    expect(await refused(jonas.client, SHARE, { id: secret })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('savePost', () => {
  const save = (input: object) => jonas.client.data(SAVE, { input }).then((data) => data.savePost.post);
  const SAVED = `{ viewer { savedCollections { name count } savedPosts(first: 50) { edges { collection notes node { id } } } } }`;
  const saved = async (id: string) => {
    const { viewer } = await jonas.client.data(SAVED);
    return viewer.savedPosts.edges.find((edge: { node: { id: string } }) => edge.node.id === id);
  };

  it('keeps a post once, in a collection, with notes that can change', async () => {
    const postId = await publish(mira);
    expect(await save({ postId })).toMatchObject({ viewerHasSaved: true, stats: { saves: 1 } });
    expect(await saved(postId)).toMatchObject({ collection: 'Saved Items', notes: null });
    expect(await save({ postId, collection: ' Light ', notes: ' dawn ' })).toMatchObject({
      stats: { saves: 1 },
    });
    expect(await saved(postId)).toMatchObject({ collection: 'Light', notes: 'dawn' });
    await save({ postId, notes: null });
    expect(await saved(postId)).toMatchObject({ collection: 'Light', notes: null });
    await Promise.all(Array.from({ length: 10 }, () => save({ postId })));
    const { unsavePost } = await jonas.client.data(UNSAVE, { id: postId });
    expect(unsavePost.post).toMatchObject({ viewerHasSaved: false, stats: { saves: 0 } });
    await jonas.client.data(UNSAVE, { id: postId });
  });

  it('refuses long names and notes, and hidden posts', async () => {
    const postId = await publish(mira);
    const secret = await publish(mira, { visibility: 'PRIVATE' });
    const cases: [object, string, string][] = [
      [{ postId, collection: 'x'.repeat(101) }, 'BAD_USER_INPUT', 'collection'],
      [{ postId, collection: '  ' }, 'BAD_USER_INPUT', 'collection'],
      [{ postId, notes: 'x'.repeat(501) }, 'BAD_USER_INPUT', 'notes'],
      [{ postId: secret }, 'NOT_FOUND', 'postId'],
    ];
    for (const [input, code, field] of cases)
      expect(await refused(jonas.client, SAVE, { input })).toMatchObject({ code, field });
    await save({ postId, collection: 'x'.repeat(100), notes: 'x'.repeat(500) });
  });
});

describe('recordViews', () => {
  const record = (client: Client, ids: string[]) =>
    client.data(VIEWS, { ids }).then((data) => data.recordViews.recorded);

  it('counts each viewer once in a window, people and visitors, but not the author', async () => {
    const { url } = await testApp();
    const post = await publish(mira);
    const visitors = ['one', 'two'].map((agent) => new Client(url, null, { 'user-agent': agent }));
    expect(await Promise.all(Array.from({ length: 8 }, () => record(jonas.client, [post, post])))).toContain(
      1,
    );
    expect(await record(jonas.client, [post])).toBe(0);
    // Visitors of one address count once, whatever they call themselves.
    const [one, two] = visitors as [Client, Client];
    expect(await record(one, [post])).toBe(1);
    for (const visitor of [one, two]) expect(await record(visitor, [post])).toBe(0);
    expect(await record(mira.client, [post])).toBe(0);
    await allFolded();
    expect((await stored(post))!.stats.views).toBe(2);
    // The same people, a window later: the rows of this one are moved into the past.
    for (const row of await PostViewModel.find({ post: objectId(post) }).lean())
      await PostViewModel.updateOne(
        { _id: row._id },
        { window: new Date(row.window.getTime() - VIEW_WINDOW_MS) },
      );
    expect(await record(jonas.client, [post])).toBe(1);
    await allFolded();
    expect((await stored(post))!.stats.views).toBe(3);
    expect((await stored(post))!.score).toBe(3);
  });

  it('passes over what is hidden or unknown, and refuses too many and what is no post', async () => {
    const posts = [
      await publish(mira),
      await publish(mira, { visibility: 'PRIVATE' }),
      `post_${'0'.repeat(24)}`,
    ];
    expect(await record(jonas.client, posts)).toBe(1);
    expect(await record(jonas.client, [])).toBe(0);
    for (const ids of [Array.from({ length: 101 }, () => posts[0]!), [jonas.id], ['x']])
      expect(await refused(jonas.client, VIEWS, { ids })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'postIds',
      });
  });
});
