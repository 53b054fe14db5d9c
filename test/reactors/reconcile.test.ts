import { beforeAll, describe, expect, it } from 'vitest';
import { Types, type Model } from 'mongoose';
import { UserModel } from '../../src/models/identity/index.js';
import { CommentModel, PostModel, PostViewDayModel, TagModel } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { reconcile, type Reconciliation } from '../../src/services/system/index.js';
import { ofDomains } from '../../src/domain.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded, laneFolded } from '../setup/lanes.js';
import {
  DELETE,
  DELETE_COMMENT,
  FOLLOW,
  REACT,
  SAVE,
  SHARE,
  UNFOLLOW,
  UNREACT,
  VIEWS,
} from '../social/operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const run = (fix = false) => reconcile({ fix, settle: laneFolded });

let mira: Person;
let jonas: Person;
let post: string;
let thread: string;

// Something of everything that is counted, and of everything that is taken back.
beforeAll(async () => {
  await forgetTheFuture();
  [mira, jonas] = (await people(2)) as [Person, Person];
  post = await publish(mira, { tags: ['reconciled'] });
  const gone = await publish(mira, { tags: ['reconciled'] });
  thread = await comment(jonas, post);
  const reply = await comment(mira, post, thread);
  await comment(mira, post, thread);
  for (const id of [post, gone, thread]) {
    await jonas.client.data(REACT, { id, reaction: 'LOVE' });
    await mira.client.data(REACT, { id, reaction: 'LIKE' });
  }
  await mira.client.data(REACT, { id: post, reaction: 'ANGRY' });
  await mira.client.data(UNREACT, { id: thread });
  await mira.client.data(DELETE_COMMENT, { id: reply });
  await jonas.client.data(SAVE, { input: { postId: post } });
  await jonas.client.data(SHARE, { id: post });
  await jonas.client.data(VIEWS, { ids: [post, gone] });
  await mira.client.data(DELETE, { id: gone });
  await jonas.client.data(FOLLOW, { id: mira.id });
  await mira.client.data(FOLLOW, { id: jonas.id });
  await mira.client.data(UNFOLLOW, { id: jonas.id });
}, 60_000);

/**
 * Whether counters are at rest is seen by the newest events. Tests that travel in time leave events of the future, which
 * every lane has passed long ago, and behind which the newest ones would not be looked for.
 */
async function forgetTheFuture(): Promise<void> {
  await testApp();
  await allFolded();
  const soon = Types.ObjectId.createFromTime(Math.floor(Date.now() / 1_000) + 60);
  await DomainEventModel.deleteMany({ _id: { $gt: soon } });
}

describe('reconcile', () => {
  it('finds no drift in what the gateway has counted itself', async () => {
    const { drift, checked } = await run(true);
    // Tests that write rows by hand may have left drift; nothing of this story may be in it.
    const mine = [post, thread, mira.id, jonas.id].map((id) => String(objectId(id)));
    expect(drift.filter((one) => mine.includes(String(one.id)))).toEqual([]);
    expect(checked).toBeGreaterThan(4);
    const stored = await PostModel.findById(objectId(post)).lean();
    expect(stored).toMatchObject({
      stats: { likes: 2, comments: 2, shares: 1, saves: 1, views: 1 },
      reactions: { love: 1, angry: 1 },
      score: 151,
    });
    expect((await TagModel.findOne({ name: 'reconciled' }).lean())!.usageCount).toBe(1);
  });

  const planted: [string, Model<any>, () => object, string[]][] = [
    [
      'posts',
      PostModel,
      () => ({ _id: objectId(post) }),
      [
        'stats.likes',
        'reactions.love',
        'reactions.dislike',
        'stats.comments',
        'stats.threads',
        'stats.shares',
        'stats.saves',
        'stats.views',
        'score',
      ],
    ],
    [
      'comments',
      CommentModel,
      () => ({ _id: objectId(thread) }),
      ['stats.likes', 'reactions.love', 'stats.replies', 'stats.children'],
    ],
    [
      'users',
      UserModel,
      () => ({ _id: objectId(mira.id) }),
      ['stats.posts', 'stats.followers', 'stats.following', 'stats.likesReceived', 'stats.views'],
    ],
    ['tags', TagModel, () => ({ name: 'reconciled' }), ['usageCount']],
  ];

  it.each(planted)(
    'finds each drift that is planted in %s, repairs it, and then finds none',
    {
      timeout: 60_000,
    },
    async (name, model, filter, paths) => {
      await run(true);
      // Each by another number, so that none is taken for another.
      const amounts = Object.fromEntries(paths.map((path, index) => [path, index + 7]));
      await model.collection.updateOne(filter(), { $inc: amounts });
      const told = ({ drift }: Reconciliation) =>
        Object.fromEntries(drift.map((one) => [one.path, one.stored - one.counted]));
      const found = await run();
      expect(told(found)).toEqual(amounts);
      expect(new Set(found.drift.map(({ collection }) => collection))).toEqual(new Set([name]));
      expect((await run(true)).repaired).toBe(paths.length);
      expect((await run()).drift).toEqual([]);
    },
  );

  it('counts views by their rows while there are any, and what is added up of them after', async () => {
    await run(true);
    const filter = { post: objectId(post) };
    await PostViewDayModel.updateOne(filter, { $inc: { views: 7 } });
    const paths = (await run()).drift.map((one) => `${one.collection}.${one.path}`);
    expect(paths.sort()).toEqual([
      'post_view_days.views',
      'posts.score',
      'posts.stats.views',
      'users.stats.views',
    ]);
    // The day is repaired first, and the rest was right all along.
    expect((await run(true)).repaired).toBe(1);
    expect((await run()).drift).toEqual([]);
  });

  it('reports a balance that its ledger does not explain, and leaves it alone', async () => {
    await run(true);
    const filter = { _id: objectId(jonas.id) };
    await UserModel.updateOne(filter, { $inc: { coins: 5 } });
    const { drift, repaired } = await run(true);
    expect(drift).toMatchObject([{ path: 'coins', readOnly: true }]);
    expect(repaired).toBe(0);
    await UserModel.updateOne(filter, { $inc: { coins: -5 } });
    const used = { 'aiCredits.videoGeneration.used': 2, 'credits.remaining': -1 };
    await UserModel.updateOne(filter, { $inc: used });
    expect((await run(true)).drift.map(({ path, stored, counted }) => [path, stored - counted])).toEqual([
      ['credits.remaining', -1],
      ['aiCredits.videoGeneration.used', 2],
    ]);
    await UserModel.updateOne(filter, {
      $inc: { 'aiCredits.videoGeneration.used': -2, 'credits.remaining': 1 },
    });
  });

  it('waits for no lane but those whose counters it looks at', async () => {
    const waited: string[] = [];
    await reconcile({
      settle: async (lane) => {
        waited.push(lane);
        await laneFolded(lane);
      },
    });
    expect([...new Set(waited)].sort()).toEqual(
      [...new Set(ofDomains('counted').map(({ lane = 'counters' }) => lane))].sort(),
    );
    expect(waited).not.toContain('timelines');
  });

  it(
    'takes nothing for drift that is only not folded yet, while people write',
    { timeout: 60_000 },
    async () => {
      await run(true);
      const many = await crowd(8);
      let writing = true;
      const writers = many.map(async (who) => {
        while (writing) {
          await who.client.send(REACT, { id: post, reaction: 'LIKE' });
          await who.client.send(UNREACT, { id: post });
        }
      });
      try {
        expect((await run()).drift).toEqual([]);
      } finally {
        writing = false;
        await Promise.all(writers);
      }
      expect((await run()).drift).toEqual([]);
    },
  );
});
