import { beforeAll, describe, expect, it } from 'vitest';
import { readGlobalId } from '../../src/schema/ids.js';
import { LikeModel, PostModel } from '../../src/models/social/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { crowd } from '../factories/crowd.js';
import { people, person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from './refused.js';
import { BLOCK, REACT, UNREACT } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;

let mira: Person;
let jonas: Person;
beforeAll(async () => {
  [mira, jonas] = [await person(), await person()];
});

const react = (who: Person, id: string, reaction = 'LIKE') =>
  who.client.data(REACT, { id, reaction }).then((data) => data.react.target);
const unreact = (who: Person, id: string) =>
  who.client.data(UNREACT, { id }).then((data) => data.unreact.target);
const eventsOf = (type: string, target: string) =>
  DomainEventModel.countDocuments({ type, 'data.target': objectId(target) });

describe('react', () => {
  it('adds, changes and takes back, and the answer counts it', async () => {
    const post = await publish(mira);
    expect(await react(jonas, post, 'LOVE')).toMatchObject({
      id: post,
      viewerReaction: 'LOVE',
      stats: { likes: 1 },
      reactions: [{ reaction: 'LOVE', count: 1 }],
    });
    expect(await react(jonas, post, 'CURIOUS')).toMatchObject({
      viewerReaction: 'CURIOUS',
      stats: { likes: 1 },
      reactions: [{ reaction: 'CURIOUS', count: 1 }],
    });
    expect(await react(mira, post)).toMatchObject({ viewerReaction: 'LIKE', stats: { likes: 2 } });
    expect(await unreact(jonas, post)).toMatchObject({ viewerReaction: null, stats: { likes: 1 } });
    await allFolded();
    const author = await UserModel.findById(objectId(mira.id)).lean();
    expect(author!.stats.likesReceived).toBe(1);
    expect((await PostModel.findById(objectId(post)).lean())!.score).toBe(20);
  });

  it('reaches comments as well', async () => {
    const id = await comment(jonas, await publish(mira));
    expect(await react(mira, id, 'LAUGH')).toMatchObject({
      id,
      viewerReaction: 'LAUGH',
      stats: { likes: 1 },
    });
    expect(await unreact(mira, id)).toMatchObject({ id, viewerReaction: null, stats: { likes: 0 } });
  });

  it('the same again tells nobody, at once or later', async () => {
    const post = await publish(mira);
    await Promise.all(Array.from({ length: 20 }, () => react(jonas, post)));
    await react(jonas, post);
    expect(await LikeModel.countDocuments({ target: objectId(post) })).toBe(1);
    expect(await eventsOf('reaction.added', post)).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => unreact(jonas, post)));
    expect(await eventsOf('reaction.removed', post)).toBe(1);
    await allFolded();
    expect((await PostModel.findById(objectId(post)).lean())!.stats.likes).toBe(0);
  });

  it('refuses other ids before any work, unseen things, and visitors (attacks 40, 42)', async () => {
    const post = await publish(mira);
    const secret = await publish(mira, { visibility: 'PRIVATE' });
    const gone = `post_${'0'.repeat(24)}`;
    for (const id of [mira.id, 'nonsense', `post_${'x'.repeat(24)}`, '']) {
      const answer = await jonas.client.send(REACT, { id, reaction: 'LIKE' });
      expect(answer.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'targetId' });
      // The session alone was looked up.
      expect(answer.extensions.cost!.mongoCommands).toBe(1);
    }
    for (const operation of [REACT, UNREACT])
      for (const id of [secret, gone, `cmt_${'0'.repeat(24)}`])
        expect(await refused(jonas.client, operation, { id, reaction: 'LIKE' })).toMatchObject({
          code: 'NOT_FOUND',
          field: 'targetId',
        });
    const { visitor } = await testApp();
    expect(await visitor.refusal(REACT, { id: post, reaction: 'LIKE' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await LikeModel.countDocuments({ target: objectId(secret) })).toBe(0);
  });

  it('can be taken back from what is out of sight by now', async () => {
    const [author, reader] = await people(2);
    const post = await publish(author!);
    await react(reader!, post);
    await author!.client.data(BLOCK, { id: reader!.id });
    expect(await unreact(reader!, post)).toBeNull();
    expect(await LikeModel.countDocuments({ target: objectId(post) })).toBe(0);
    expect(await reader!.client.refusal(UNREACT, { id: post })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a storm', () => {
  it(
    'of 64 people who like and unlike one post at once leaves counts = rows (attack 80)',
    { timeout: 60_000 },
    async () => {
      const many = await crowd(16);
      const post = await publish(mira);
      const reactions = ['LIKE', 'LOVE', 'ANGRY'];
      // Each of the 16 sends four chains at the same time, so 64 requests are always under way.
      await Promise.all(
        many.flatMap((who, person) =>
          Array.from({ length: 4 }, async (_, chain) => {
            for (let turn = 0; turn < 4; turn++) {
              await who.client.send(REACT, { id: post, reaction: reactions[(person + chain + turn) % 3] });
              if ((person + turn + chain) % 2 === 0) await who.client.send(UNREACT, { id: post });
            }
          }),
        ),
      );
      await allFolded();
      const rows = await LikeModel.find({ target: objectId(post) }).lean();
      const stored = await PostModel.findById(objectId(post)).lean();
      expect(stored!.stats.likes).toBe(rows.length);
      for (const reaction of ['like', 'love', 'angry'] as const)
        expect(stored!.reactions[reaction] ?? 0).toBe(rows.filter((row) => row.reaction === reaction).length);
      expect(stored!.score).toBe(20 * rows.length);
      const [added, removed] = [
        await eventsOf('reaction.added', post),
        await eventsOf('reaction.removed', post),
      ];
      expect(added - removed).toBe(rows.length);
      expect(added).toBeGreaterThan(16);
    },
  );

  it('of 64 people who like one post once loses and doubles none', { timeout: 60_000 }, async () => {
    const many = await crowd(64);
    const post = await publish(mira);
    const targets = await Promise.all(many.map((who) => react(who, post)));
    expect(targets.every((target) => target.viewerReaction === 'LIKE')).toBe(true);
    await allFolded();
    expect((await PostModel.findById(objectId(post)).lean())!.stats.likes).toBe(64);
  });
});
