import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Build } from './build.js';
import { tinyGraph } from './graph-folder.js';
import { importGraph, ownDatabase, type OwnDatabase } from './importing.js';

let built: Build;
beforeAll(async () => {
  built = await build();
});
afterAll(() => built.remove());

describe('the tiny graph', { timeout: 60_000 }, () => {
  let database: OwnDatabase;
  let output: string;
  let ids: Map<string, string>;
  const row = async (collection: string, key: string) =>
    database.db.collection(collection).findOne({ _id: new mongo.ObjectId(ids.get(key)!.split('_')[1]) });

  beforeAll(async () => {
    database = await ownDatabase('tiny');
    ({ output, ids } = await importGraph(built, tinyGraph, database.uri));
  });
  afterAll(() => database.drop());

  it('makes accounts of persons', async () => {
    expect(await row('users', 'person:1')).toMatchObject({
      username: 'ldbc1',
      email: 'ada1@mail.example',
      firstName: 'Ada',
      lastName: 'Quist',
      location: 'Upper Uppsala, Sweden',
      createdAt: new Date(1290000000000),
      dateOfBirth: new Date(558921600000),
      coins: 250,
      stats: { posts: 1, followers: 2, following: 2, likesReceived: 2 },
    });
    expect(await row('users', 'person:3')).toMatchObject({
      firstName: 'Çiğdem',
      email: 'ldbc3@ldbc.invalid',
    });
    const { _id: user } = (await row('users', 'person:2'))!;
    expect(await database.db.collection('security_logs').findOne({ user })).toMatchObject({
      event: 'signed-up',
      ipAddress: '192.0.2.2',
      device: 'Internet Explorer',
    });
    const { _id: first } = (await row('users', 'person:1'))!;
    expect(await database.db.collection('user_preferences').findOne({ user: first })).toMatchObject({
      language: 'sv',
    });
    expect(await database.db.collection('user_profiles').findOne({ user: first })).toMatchObject({
      gender: 'female',
      interests: ['Hamid Karzai'],
    });
    const [ledger] = await database.db
      .collection('coin_transactions')
      .find({ user, unit: 'coins' })
      .toArray();
    expect(ledger).toMatchObject({ amount: 250, balanceAfter: 250 });
  });

  it('makes posts with their tags and places at their dates', async () => {
    expect(await row('posts', 'post:10')).toMatchObject({
      category: 'image-post',
      media: [{ type: 'image', url: 'https://ldbc.example/photo%2010.jpg' }],
      tags: ['hamid_karzai', 'j_r_r_tolkien'],
      location: { name: 'Sweden' },
      createdAt: new Date(1290000010000),
      stats: { likes: 2, comments: 6 },
    });
    expect(await row('posts', 'post:11')).toMatchObject({
      category: 'text-post',
      caption: 'A "quoted" word, an & and a #Hashtag',
      tags: ['hamid_karzai', 'hashtag'],
    });
    const { caption } = (await row('posts', 'post:14'))!;
    expect([...(caption as string)]).toHaveLength(2500);
    expect(caption).toMatch(/…$/);
    const tags = await database.db.collection('tags').find().toArray();
    expect(Object.fromEntries(tags.map((tag) => [tag.name, tag.usageCount]))).toEqual({
      hamid_karzai: 2,
      j_r_r_tolkien: 1,
      hashtag: 1,
    });
  });

  it('makes groups of forums, with their moderators as owners', async () => {
    const group = (await row('groups', 'forum:70'))!;
    const [owner, other] = [await row('users', 'person:1'), await row('users', 'person:2')];
    expect(group).toMatchObject({
      ...{ name: 'Wall', slug: 'wall', visibility: 'public', tags: ['hamid_karzai'], owner: owner!._id },
      ...{ createdAt: new Date(1290000000000), stats: { members: 3 } },
    });
    const rows = await database.db.collection('memberships').find({ group: group._id }).toArray();
    expect(rows).toHaveLength(3);
    expect(rows.find(({ user }) => user.equals(other!._id))).toMatchObject({
      ...{ role: 'member', status: 'active', joinedAt: new Date(1290000000000) },
    });
    expect(await database.db.collection('notifications').countDocuments({ type: /group/ })).toBe(0);
  });

  it('hangs what is too deep on the deepest place that there is', async () => {
    const comment = async (id: number) => (await row('comments', `comment:${id}`))!;
    const [third, fourth, fifth, sixth] = await Promise.all([22, 23, 24, 25].map(comment));
    expect([third!.depth, fourth!.depth, fifth!.depth, sixth!.depth]).toEqual([2, 3, 3, 3]);
    expect(fourth).toMatchObject({ parent: third!._id, replyTo: null });
    expect(fifth).toMatchObject({ parent: third!._id, replyTo: fourth!._id });
    expect(sixth).toMatchObject({ parent: third!._id, replyTo: fifth!._id, stats: { likes: 1, replies: 0 } });
    expect(third).toMatchObject({ stats: { replies: 3 }, createdAt: new Date(1290000042000) });
  });

  it('says what it left out, and why', () => {
    for (const line of [
      /^persons +3 loaded$/m,
      /^follows +4 loaded, 2 skipped$/m,
      /skipped 2: one of the two persons is not here \(2 → 99; 99 → 2\)/,
      /^posts +3 loaded, 2 skipped$/m,
      /skipped 1: it has neither picture nor words \(12\)/,
      /skipped 1: its author is not here \(13\)/,
      /changed 1: words beyond 2500 characters cut \(14\)/,
      /skipped 1: nothing is left that a tag can hold \(\.\.\.\)/,
      /changed 1: spelled as tags can be \(J\._R\._R\._Tolkien → j_r_r_tolkien\)/,
      /^comments +6 loaded, 5 skipped$/m,
      /skipped 2: what it answers was not loaded \(26; 27\)/,
      /skipped 1: what it answers is not in the graph \(29\)/,
      /skipped 1: it has no words \(30\)/,
      /^likes +4 loaded, 1 skipped$/m,
      /^forums +1 loaded, 1 skipped$/m,
      /skipped 1: its moderator is not here \(71\)/,
      /^memberships +2 loaded, 1 skipped$/m,
      /skipped 1: the forum is not here \(2 in 71\)/,
    ])
      expect(output).toMatch(line);
    expect([...ids.keys()].filter((key) => key.startsWith('post:'))).toEqual([
      'post:10',
      'post:11',
      'post:14',
    ]);
  });

  it('leaves alone what people have changed since, when it runs again', async () => {
    const { _id: target } = (await row('posts', 'post:10'))!;
    const { _id: user } = (await row('users', 'person:2'))!;
    await database.db.collection('likes').updateOne({ user, target }, { $set: { reaction: 'love' } });
    await database.db.collection('users').updateOne({ _id: user }, { $set: { firstName: 'Robert' } });
    const again = await importGraph(built, tinyGraph, database.uri);
    expect(again.output).toMatch(/^likes +0 loaded, 4 already there, 1 skipped$/m);
    expect(again.ids).toEqual(ids);
    expect(await database.db.collection('likes').findOne({ user, target })).toMatchObject({
      reaction: 'love',
    });
    expect(await row('users', 'person:2')).toMatchObject({ firstName: 'Robert' });
  });

  it('skips the person whose name is taken, and what hangs on it', async () => {
    const other = await ownDatabase('taken');
    try {
      // Somebody was first to have the name; nothing else of the account matters here.
      await other.db.collection<{ _id: mongo.ObjectId }>('users').insertOne({
        _id: new mongo.ObjectId(),
        ...{ username: 'LDBC1', usernameKey: 'ldbc1', email: 'first@mail.example' },
      });
      const { output } = await importGraph(built, tinyGraph, other.uri);
      expect(output).toMatch(/skipped 1: This username is taken\. \(1\)/);
      expect(output).toMatch(/^posts +2 loaded, 3 skipped$/m);
      expect(output).toMatch(/^comments +11 skipped$/m);
    } finally {
      await other.drop();
    }
  });
});
