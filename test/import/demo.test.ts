import type { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Build } from './build.js';
import { ownDatabase, type OwnDatabase } from './importing.js';

let built: Build;
let database: OwnDatabase;
const seed = (uri = database.uri) =>
  built.run('cli/seed.js', [], { MONGODB_URI: uri, REDIS_URL: '', NODE_ENV: 'test' });

beforeAll(async () => {
  built = await build();
  database = await ownDatabase('demo');
}, 60_000);
afterAll(async () => {
  await database.drop();
  await built.remove();
});

/** Rows of each collection that the demo fills. */
async function sizes(db: mongo.Db): Promise<Record<string, number>> {
  const names = [
    'users',
    'follows',
    'posts',
    'comments',
    'likes',
    'saves',
    'post_shares',
    'groups',
    'community_posts',
  ];
  // The forum's comments and reactions are counted by its posts.
  const counts = await Promise.all(
    names.map((name) => db.collection(name).countDocuments({ targetType: { $ne: 'CommunityPost' } })),
  );
  return Object.fromEntries(names.map((name, index) => [name, counts[index]!]));
}

/** How many rows the ledger has of each reason. */
async function ledger(db: mongo.Db): Promise<Record<string, number>> {
  const reasons = await db
    .collection('coin_transactions')
    .aggregate<{ _id: string; rows: number }>([{ $group: { _id: '$description', rows: { $sum: 1 } } }])
    .toArray();
  return Object.fromEntries(reasons.map(({ _id, rows }) => [_id, rows]));
}

/** What must not depend on the moment at which the seed ran. */
async function essence(db: mongo.Db): Promise<unknown> {
  const posts = await db.collection('posts').find().toArray();
  const captions = posts.map(({ category, caption, tags, stats }) =>
    JSON.stringify({ category, caption, tags, stats }),
  );
  const users = await db.collection('users').find().sort({ username: 1 }).toArray();
  return {
    captions: captions.sort(),
    users: users.map(({ username, bio, stats, coins }) => ({ username, bio, stats, coins })),
    ledger: await ledger(db),
  };
}

describe('the demo', { timeout: 300_000 }, () => {
  it('goes on after a kill in the middle, and comes in once', async () => {
    const killed = seed();
    // Killed while posts come in: some are there, others not.
    for (;;) {
      const posts = await database.db.collection('posts').countDocuments();
      if (posts > 0 && posts < 600) break;
    }
    killed.kill('SIGKILL');
    await killed.exit;
    expect(await database.db.collection('posts').countDocuments()).toBeLessThan(600);

    const [one, other] = [seed(), seed()];
    expect([await one.exit, await other.exit]).toEqual([0, 0]);
    // Of two that start at once, one does it; the other waits, and finds it there.
    expect([one, other].filter((run) => run.output().includes('the demo is there already'))).toHaveLength(1);
    expect(await sizes(database.db)).toMatchObject({
      users: 60,
      posts: 600,
      comments: 700,
      likes: 1_600,
      groups: 4,
      community_posts: 10,
    });
    // Each is given once, although the first run was killed: for signing up, and for what was posted and followed.
    expect(await ledger(database.db)).toEqual({
      'Coins to start with': 60,
      'Credits of the first period': 60,
      'Achievement: First Light': 59,
      'Achievement: Regular': 19,
      'Achievement: Small Circle': 15,
    });
  });

  it('is the same wherever it is made', async () => {
    const other = await ownDatabase('demo_other');
    try {
      const run = seed(other.uri);
      expect(await run.exit, run.output()).toBe(0);
      expect(run.output()).not.toContain('skipped');
      expect(await essence(other.db)).toEqual(await essence(database.db));
    } finally {
      await other.drop();
    }
  });

  it('has everything that a newcomer should see', async () => {
    const { db } = database;
    const user = (username: string) => db.collection('users').findOne({ username });
    expect(await db.collection('posts').distinct('category')).toHaveLength(5);
    const [hot] = await db.collection('posts').find().sort({ score: -1 }).limit(1).toArray();
    expect(hot!.stats.likes).toBeGreaterThan(40);
    expect(hot!.stats.comments).toBeGreaterThanOrEqual(60);
    expect(await db.collection('likes').distinct('reaction')).toHaveLength(8);
    expect(await db.collection('comments').distinct('depth')).toEqual([0, 1, 2, 3]);
    expect(await user('mira')).toMatchObject({ verified: true, role: 'user' });
    expect(await user('ada')).toMatchObject({ role: 'admin' });
    expect(await user('ines_private')).toMatchObject({ privacy: { profileVisibility: 'private' } });
    expect(await db.collection('follows').countDocuments({ status: 'requested' })).toBe(2);
    expect(await user('noor_new')).toMatchObject({ stats: { posts: 0, followers: 0, following: 0 } });
    expect(await db.collection('posts').countDocuments({ 'mentions.0': { $exists: true } })).toBeGreaterThan(
      30,
    );
    expect(
      await db.collection('posts').countDocuments({ 'location.coordinates': { $exists: true } }),
    ).toBeGreaterThan(100);
    expect(await db.collection('posts').countDocuments({ 'stats.views': { $gt: 0 } })).toBeGreaterThan(400);
    const stored = 'https://media.demo.example/';
    for (const [name, path] of [
      ['users', 'avatar'],
      ['posts', 'media.url'],
      ['posts', 'media.thumbnailUrl'],
      ['groups', 'coverImage'],
    ] as const)
      for (const url of await db.collection(name).distinct(path))
        expect(url, `${name}.${path}`).toContain(stored);
    const lately = { createdAt: { $gt: new Date(Date.now() - 24 * 60 * 60 * 1_000) } };
    expect(await db.collection('posts').countDocuments(lately)).toBeGreaterThan(20);
    const future = { createdAt: { $gt: new Date() } };
    for (const name of ['posts', 'comments', 'likes', 'follows', 'saves'])
      expect(await db.collection(name).countDocuments(future), name).toBe(0);
  });
});
