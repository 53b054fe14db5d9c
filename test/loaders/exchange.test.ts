import mongoose, { mongo, Types } from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadSession, loadSessionAndAccount, isLive } from '../../src/auth/sessions.js';
import { sharing } from '../../src/lib/exchange/common.js';
import { byField } from '../../src/lib/exchange/index.js';
import { MOST_BRANCHES, MOST_KEYS, MOST_OWN_KEYS } from '../../src/lib/exchange/pack.js';
import { newRequestCost, runWithCost } from '../../src/lib/request-cost.js';
import { Loaders } from '../../src/loaders/context.js';
import { RoundTrip } from '../../src/loaders/round-trip.js';
import { UserSessionModel } from '../../src/models/identity/index.js';
import { ConversationMemberModel, MemberState } from '../../src/models/messaging/index.js';
import {
  BlockModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  PostModel,
  SaveModel,
  TagModel,
} from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';

const ids = Array.from({ length: 400 }, () => new Types.ObjectId());
const [mira, jonas] = [new Types.ObjectId(), new Types.ObjectId()];
const mark = `exchange-${ids[0]!.toHexString()}`;

beforeAll(async () => {
  await testApp();
  await TagModel.collection.insertMany(ids.map((_id, n) => ({ _id, name: `${mark}-${n}`, usageCount: n })));
  await LikeModel.collection.insertMany([
    { user: mira, targetType: 'Post', target: ids[0], reaction: 'love' },
    { user: mira, targetType: 'Post', target: ids[1], reaction: 'like' },
    { user: jonas, targetType: 'Post', target: ids[0], reaction: 'wow' },
  ]);
  await SaveModel.collection.insertOne({ user: jonas, post: ids[0], collectionName: null });
  await BlockModel.collection.insertOne({ blocker: mira, blocked: jonas });
  // Whatever else the gateway has to do would be asked in the same commands.
  await allFolded();
});

type Pipeline = { $match?: object; $unionWith?: { coll: string } }[];

/** The commands that `work` sends to the collections whose names are these, or to any but those of the gateway's own work. */
async function recorded<T>(
  work: () => Promise<T>,
  about = /./,
): Promise<{ sent: { aggregate: string; pipeline: Pipeline }[]; result: T }> {
  const sent: { aggregate: string; pipeline: Pipeline }[] = [];
  const client = mongoose.connection.getClient();
  const started = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    const name = String(commandName === 'getMore' ? command['collection'] : command[commandName]);
    if (about.test(name))
      sent.push({ aggregate: name, pipeline: (command['pipeline'] as Pipeline | undefined) ?? [] });
  };
  client.on('commandStarted', started);
  try {
    return { result: await work(), sent };
  } finally {
    client.off('commandStarted', started);
  }
}

/** The pipelines of the commands on these collections that `work` sends. */
async function commandsOf<T>(work: () => Promise<T>): Promise<{ commands: Pipeline[]; result: T }> {
  const { sent, result } = await recorded(work, /^(tags|likes|saves|blocks|user_sessions)$/);
  return { commands: sent.map(({ pipeline }) => pipeline), result };
}

const branches = (pipeline: Pipeline) => 1 + pipeline.filter((stage) => stage.$unionWith).length;
const request = (viewer: Types.ObjectId | null = null) => {
  const cost = newRequestCost('test');
  return { cost, loaders: new Loaders({ viewer: viewer && { id: viewer }, cost }) };
};
const tagById = byField<Types.ObjectId>(TagModel, '_id', (id) => id.toHexString());

describe('what several requests ask in one turn', () => {
  it('is one command, with a branch for each kind of question, and costs each what it would alone', async () => {
    const [one, two] = [request(mira), request(jonas)];
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        one.loaders.tag.load(ids[1]!),
        one.loaders.viewerLike.loadMany([ids[0]!, ids[1]!, ids[2]!]),
        two.loaders.tag.loadMany([ids[2]!, ids[3]!, new Types.ObjectId()]),
        // Asked by another, and later in the same turn.
        Promise.resolve().then(() => two.loaders.viewerLike.loadMany([ids[0]!, ids[1]!])),
        two.loaders.viewerSave.load(ids[0]!),
      ]),
    );
    expect(commands.map(branches)).toEqual([3]);
    const [tag, mine, tags, theirs, save] = result;
    expect(tag).toMatchObject({ usageCount: 1, __typename: 'Tag' });
    expect(mine.map((like) => like?.reaction)).toEqual(['love', 'like', undefined]);
    expect(tags.map((found) => found?.usageCount)).toEqual([2, 3, undefined]);
    expect(theirs.map((like) => like?.reaction)).toEqual(['wow', undefined]);
    expect(save).toMatchObject({ post: ids[0] });
    expect([one.cost.reads, two.cost.reads]).toEqual([1, 1]);
  });

  it('is booked on each of them, where all commands are counted', async () => {
    const asking = [request(), request(), request()];
    await Promise.all(
      asking.map(({ cost, loaders }, n) => runWithCost(cost, () => loaders.tag.load(ids[n]!))),
    );
    expect(asking.map(({ cost }) => cost.commands)).toEqual([1, 1, 1]);
  });

  it('is nothing where no key is asked for', async () => {
    const { commands, result } = await commandsOf(() => new RoundTrip().find(tagById, []));
    expect(result).toEqual([]);
    expect(commands).toEqual([]);
  });

  it('leaves no row to two of them: who asks for the same has rows of its own', async () => {
    const [one, two, three] = [request(), request(), request()];
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        one.loaders.tag.load(ids[0]!),
        two.loaders.tag.loadMany([ids[0]!, ids[1]!]),
        three.loaders.tag.load(ids[2]!),
      ]),
    );
    expect(commands.map(branches)).toEqual([2]);
    const [first, [second]] = result;
    first!.usageCount = 1_000;
    expect(second!.usageCount).toBe(0);
    expect((await two.loaders.tag.load(ids[0]!))!.usageCount).toBe(0);
  });

  it('tells both of two who ask about each other how they stand', async () => {
    const [one, two, other] = [request(mira), request(jonas), request(new Types.ObjectId())];
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        one.loaders.viewerBlocks.load(jonas),
        two.loaders.viewerBlocks.load(mira),
        other.loaders.viewerBlocks.load(mira),
      ]),
    );
    expect(commands.map(branches)).toEqual([2]);
    expect(result).toEqual([
      { blocked: true, blockedBy: false },
      { blocked: false, blockedBy: true },
      { blocked: false, blockedBy: false },
    ]);
  });

  it('waits for nothing heavy: who asks that sends its own command', async () => {
    const [light, counting, also] = [request(mira), request(jonas), request(mira)];
    const { commands } = await commandsOf(() =>
      Promise.all([
        light.loaders.tag.load(ids[0]!),
        counting.loaders.tag.load(ids[1]!),
        counting.loaders.viewerLike.load(ids[1]!),
        counting.loaders.reactionsToMessage.load(ids[1]!),
        also.loaders.viewerLike.load(ids[2]!),
      ]),
    );
    expect(commands.map(branches).sort()).toEqual([2, 3]);
    expect(counting.cost.reads).toBe(1);
    const grouping = commands.filter((pipeline) => JSON.stringify(pipeline).includes('$group'));
    expect(grouping.map(branches)).toEqual([3]);
  });

  it('travels without those who ask for very many keys', async () => {
    const [one, many] = [request(), request()];
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        one.loaders.tag.load(ids[0]!),
        many.loaders.tag.loadMany(ids.slice(0, MOST_OWN_KEYS + 1)),
        request().loaders.tag.load(ids[1]!),
      ]),
    );
    expect(commands.map(branches)).toEqual([1, 1]);
    expect(result[1].map((tag) => tag!.usageCount)).toEqual([...Array(MOST_OWN_KEYS + 1).keys()]);
  });

  it('is several commands where it is very much', async () => {
    const each = MOST_KEYS / 8;
    const asked = Array.from({ length: 12 }, (_, n) => ids.slice(n * each, (n + 1) * each));
    const { commands, result } = await commandsOf(() =>
      Promise.all(asked.map((some) => request().loaders.tag.loadMany(some))),
    );
    expect(commands.map(branches)).toEqual([1, 1]);
    expect(result.flat().map((tag) => tag!.usageCount)).toEqual([...Array(12 * each).keys()]);
  });

  it('is several commands where many ask for the same', async () => {
    const asking = Array.from({ length: 2 * MOST_BRANCHES + 1 }, () => request());
    const { commands, result } = await commandsOf(() =>
      Promise.all(asking.map(({ loaders }) => loaders.tag.load(ids[7]!))),
    );
    expect(commands.map(branches)).toEqual([MOST_BRANCHES, MOST_BRANCHES, 1]);
    expect(new Set(result).size).toBe(asking.length);
    expect(asking.map(({ cost }) => cost.reads)).toEqual(asking.map(() => 1));
  });

  it('is found also where one of them can’t be asked', async () => {
    const wrong = byField<Types.ObjectId>(TagModel, '_id', String, [{ $set: { n: { $divide: [1, 0] } } }]);
    const [good, bad] = [request(), new RoundTrip()];
    const [tag, failed, session] = await Promise.allSettled([
      good.loaders.tag.load(ids[5]!),
      bad.find(wrong, [ids[6]!]),
      new RoundTrip().find(tagById, [ids[8]!]),
    ]);
    expect(tag).toMatchObject({ status: 'fulfilled', value: { usageCount: 5 } });
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/divide/) },
    });
    expect(session).toMatchObject({ status: 'fulfilled', value: [{ usageCount: 8 }] });
  });

  it('fails for all of them where the database does, each with an error of its own', async () => {
    const aggregate = mongo.Collection.prototype.aggregate;
    let failures = 0;
    vi.spyOn(mongo.Collection.prototype, 'aggregate').mockImplementation(function (
      this: mongo.Collection,
      ...args
    ) {
      if (this.collectionName !== 'tags') return aggregate.apply(this, args);
      failures += 1;
      throw new mongo.MongoNetworkError('cut off');
    });
    const asked = await Promise.allSettled([1, 2, 3].map((n) => request().loaders.tag.load(ids[n]!)));
    const errors = asked.map((one) => (one as PromiseRejectedResult).reason as Error);
    expect(errors.map(({ message }) => message)).toEqual(Array(3).fill('cut off'));
    expect(errors.every((error) => error instanceof mongo.MongoNetworkError)).toBe(true);
    expect(new Set(errors).size).toBe(3);
    // It would fare no better alone.
    expect(failures).toBe(1);
  });
});

describe('while a common command is under way', () => {
  /** Keeps the next command about tags until it is let go; further ones are sent as they are. */
  function keepFirst(): { letGo: () => void; sent: () => number } {
    const aggregate = mongo.Collection.prototype.aggregate;
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let sent = 0;
    vi.spyOn(mongo.Collection.prototype, 'aggregate').mockImplementation(function (
      this: mongo.Collection,
      ...args
    ) {
      const cursor = aggregate.apply(this, args);
      if (this.collectionName === 'tags' && ++sent === 1) {
        const toArray = cursor.toArray.bind(cursor);
        cursor.toArray = () => gate.then(toArray);
      }
      return cursor;
    });
    return { letGo, sent: () => sent };
  }
  const turns = async (count: number) => {
    for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve));
  };

  const { longestWaitMs } = sharing;
  afterEach(() => {
    sharing.longestWaitMs = longestWaitMs;
  });

  it('what is asked goes as one when it has come back, and heavy questions at once', async () => {
    sharing.longestWaitMs = 60_000;
    const { letGo, sent } = keepFirst();
    const first = request().loaders.tag.load(ids[0]!);
    await turns(1);
    const later: Promise<unknown>[] = [];
    for (const n of [1, 2, 3]) {
      later.push(request().loaders.tag.load(ids[n]!));
      await turns(1);
    }
    const counting = new RoundTrip().ask<{ n: number }>(TagModel, [
      { $match: { _id: ids[4] } },
      { $count: 'n' },
    ]);
    expect(await counting).toEqual([{ n: 1 }]);
    letGo();
    expect(await first).toMatchObject({ usageCount: 0 });
    expect(await Promise.all(later)).toMatchObject([{ usageCount: 1 }, { usageCount: 2 }, { usageCount: 3 }]);
    expect(sent()).toBe(3);
  });

  it('nobody waits long for one that takes its time', async () => {
    const { letGo } = keepFirst();
    let over = false;
    const first = request()
      .loaders.tag.load(ids[0]!)
      .finally(() => (over = true));
    await turns(1);
    expect(await request().loaders.tag.load(ids[1]!)).toMatchObject({ usageCount: 1 });
    expect(over).toBe(false);
    letGo();
    await first;
  });
});

describe('sessions that are looked up in one turn', () => {
  it('are one command, and one that is revoked by then lets nobody in', async () => {
    const users = (await people(3)).map(({ id }) => readGlobalId(id)!.id);
    const rows = await UserSessionModel.find({ user: { $in: users } }).lean();
    const [alive, revoked, over] = users.map((user) => rows.find((row) => row.user.equals(user))!._id) as [
      Types.ObjectId,
      Types.ObjectId,
      Types.ObjectId,
    ];
    await UserSessionModel.updateOne({ _id: revoked }, { $set: { revokedAt: new Date() } });
    await UserSessionModel.updateOne({ _id: over }, { $set: { expiresAt: new Date(Date.now() - 1_000) } });
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        ...[alive, revoked, over, new Types.ObjectId()].map((id) => loadSessionAndAccount(id)),
        loadSession(alive),
        request().loaders.tag.load(ids[0]!),
      ]),
    );
    expect(commands.map(branches)).toEqual([3]);
    const sessions = result.slice(0, 5) as Awaited<ReturnType<typeof loadSession>>[];
    expect(sessions.map(isLive)).toEqual([true, false, false, false, true]);
    expect(sessions[0]!.owner).toMatchObject({ _id: users[0] });
    expect(Object.keys(sessions[4]!.owner!).sort()).toEqual([
      'bannedUntil',
      'deletedAt',
      'mutedUntil',
      'role',
      'status',
    ]);

    // Nothing is kept: whoever asks after the end learns of it.
    const before = loadSession(alive);
    expect(isLive(await before)).toBe(true);
    await UserSessionModel.updateOne({ _id: alive }, { $set: { revokedAt: new Date() } });
    expect(isLive(await loadSession(alive))).toBe(false);
  });
});

describe('the plan of what several viewers ask', () => {
  /** The relations of a viewer, all of which are merged into one condition a kind. */
  const relations = [
    'viewerLike',
    'viewerRepost',
    'viewerSave',
    'viewerTagFollow',
    'viewerFollow',
    'viewerFollower',
    'viewerMute',
    'viewerStoryView',
    'viewerIsCloseFriend',
    'viewerCloseFriend',
    'viewerMembership',
    'inboxEntry',
    'viewerMessageDeletion',
    'viewerBlocks',
  ] as const satisfies (keyof Loaders)[];
  const viewers = Array.from({ length: 4 }, () => new Types.ObjectId());
  const things = ids.slice(300, 304);
  const EACH = 60;

  beforeAll(async () => {
    // Enough rows for it to matter how they are found.
    const pairs = viewers.flatMap((viewer) =>
      [...things, ...Array.from({ length: EACH }, () => new Types.ObjectId())].map(
        (key) => [viewer, key] as const,
      ),
    );
    await LikeModel.collection.insertMany(
      pairs.map(([user, target]) => ({ user, target, targetType: 'Post', createdAt: new Date() })),
    );
    await FollowModel.collection.insertMany(
      pairs.flatMap(([one, other]) => [
        { follower: one, following: other, status: FollowStatus.ACTIVE, createdAt: new Date() },
        { follower: other, following: one, status: FollowStatus.ACTIVE, createdAt: new Date() },
      ]),
    );
    await BlockModel.collection.insertMany(
      pairs.flatMap(([one, other], n) =>
        n % 2 ? { blocker: one, blocked: other } : { blocker: other, blocked: one },
      ),
    );
    await ConversationMemberModel.collection.insertMany(
      pairs.map(([user, conversation]) => ({ user, conversation, state: MemberState.ACTIVE })),
    );
    await PostModel.collection.insertMany(
      pairs.map(([author, repostOf]) => ({ author, repostOf, createdAt: new Date() })),
    );
  });

  it.each(relations)('of %s seeks each key in an index', async (relation) => {
    const { sent: all } = await recorded(() =>
      Promise.all(viewers.map((viewer) => request(viewer).loaders[relation].loadMany(things))),
    );
    // The gateway has other work to do meanwhile.
    const sent = all.filter(({ pipeline }) => JSON.stringify(pipeline).includes(viewers[0]!.toHexString()));
    expect(sent).toHaveLength(1);
    const { aggregate, pipeline } = sent[0]!;
    expect(branches(pipeline)).toBe(1);
    const plan = await mongoose.connection.db!.command({
      explain: { aggregate, pipeline, cursor: {} },
      verbosity: 'executionStats',
    });
    const { winningPlan } = plan.queryPlanner;
    expect(JSON.stringify(winningPlan)).toContain('IXSCAN');
    expect(JSON.stringify(winningPlan)).not.toContain('COLLSCAN');
    const { totalDocsExamined, totalKeysExamined, nReturned } = plan.executionStats;
    expect(totalDocsExamined).toBe(nReturned);
    // Two ways a key at most, and where an interval ends.
    expect(totalKeysExamined).toBeLessThanOrEqual(3 * viewers.length * things.length);
  });
});
