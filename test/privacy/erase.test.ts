import type { Types } from 'mongoose';
import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../../src/events/settled.js';
import { vault } from '../../src/integrations/storage/index.js';
import { CoinTransactionModel } from '../../src/models/billing/index.js';
import { SecurityLogModel, UserModel } from '../../src/models/identity/index.js';
import { DataExportModel, ErasureModel, NOBODY } from '../../src/models/privacy/index.js';
import { CommentModel, NotificationModel, PostModel, TagModel } from '../../src/models/social/index.js';
import { EventCheckpointModel } from '../../src/models/system/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { eraseAccounts, makeExports } from '../../src/services/privacy/index.js';
import { personalDataTable } from '../../src/services/privacy/table.js';
import { reconcile } from '../../src/services/system/index.js';
import { person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { askToBeErased, idOf, makeDue } from '../identity/erasure.js';
import { SIGN_IN } from '../identity/operations.js';
import { testApp, type TestApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW, REACT, SHARE } from '../social/operations.js';
import { live, type Life } from './life.js';
import { unlivedCollections } from './lived.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const objectId = (id: string) => readGlobalId(id)!.id;
const never = new AbortController().signal;

/** Collections whose rows about people end by themselves: named here, for they could hide something. */
const ENDING = personalDataTable()
  .filter(({ erased = [] }) => erased.some(({ how }) => how === 'expires'))
  .map(({ model }) => model.collection.name);

/** What no life leads to through the API in a few seconds. */
const UNLIVED = [
  'oauth_states',
  'erasures',
  'timeline_floors',
  'last_seen',
  'push_subscriptions',
  'push_messages',
  'digest_states',
];

/** Where in the whole database one of these stands, as text or as an id. */
async function whereIs(needles: string[], except: string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await mongoose.connection.db!.listCollections({ type: 'collection' }).toArray()) {
    if (except.includes(name)) continue;
    for await (const row of mongoose.connection.db!.collection(name).find()) {
      const text = JSON.stringify(row).toLowerCase();
      for (const needle of needles)
        if (text.includes(needle.toLowerCase())) found.push(`${name}: ${needle} in ${text.slice(0, 300)}`);
    }
  }
  return found;
}

/** Runs the job until the account is gone, ended after so many batches each time; answers how often it was begun. */
async function eraseInPieces(id: Types.ObjectId, batches: number): Promise<number> {
  for (let runs = 1; ; runs += 1) {
    let left = batches;
    await eraseAccounts({
      signal: never,
      progress: () => {
        left -= 1;
        if (left < 0) throw new Error('Killed.');
      },
    }).catch((error: unknown) => {
      if (!(error instanceof AggregateError)) throw error;
      expect(error.errors.map(String)).toEqual(['Error: Killed.']);
    });
    if (!(await UserModel.exists({ _id: id }))) return runs;
    const said = (await ErasureModel.findOne({ user: id }).lean())?.said;
    const lanes = (await EventCheckpointModel.collection.distinct('_id')) as unknown as string[];
    for (const lane of said ? lanes : [])
      if (!(await settled({ commits: [said!] }, { lane, timeoutMs: 15_000 })))
        throw new Error(`${lane} hangs.`);
  }
}

describe('an erasure', () => {
  let life: Life;
  let id: Types.ObjectId;
  /** Of the file with the person's data. */
  let key: string;
  let drifting: () => Promise<unknown[]>;

  beforeAll(async () => {
    life = await live();
    id = idOf(life.one);
    await life.one.client.data('mutation { requestDataExport { dataExport { id } } }');
    await makeExports({ signal: never });
    key = (await DataExportModel.findOne({ user: id }).lean())!.key;
    expect(await vault().open(key)).not.toBeNull();
    await allFolded();
    const people = [life.one, ...life.others].map(idOf);
    const posts = await PostModel.find({ author: { $in: people } }, { _id: 1 }).lean();
    const comments = await CommentModel.find({ author: { $in: people } }, { _id: 1 }).lean();
    const notes = await NotificationModel.find({ recipient: { $in: people } }, { _id: 1 }).lean();
    const tags = await TagModel.find(
      { name: new RegExp(life.words[4]!.slice('bio'.length)) },
      { _id: 1 },
    ).lean();
    const rows = [...posts, ...comments, ...notes, ...tags].map(({ _id }) => _id);
    // Other tests plant drift in the same database.
    const theirs = new Set([...people, ...rows].map(String));
    drifting = async () => {
      const { drift } = await reconcile({ settle: allFolded });
      return drift.filter((one) => theirs.has(String(one.id)));
    };
    expect(await drifting()).toEqual([]);
    // What is looked for is there to be found.
    const before = await whereIs([id.toHexString(), ...life.words]);
    const places = new Set(before.map((line) => line.slice(0, line.indexOf(':'))));
    for (const { model, erased = [] } of personalDataTable())
      if (erased.length > 0 && ![...UNLIVED, ...unlivedCollections()].includes(model.collection.name))
        expect([...places], 'the life has to be lived in every collection').toContain(model.collection.name);
    await askToBeErased(life.one);
    await makeDue(life.one);
  }, 60_000);

  it('goes on wherever it was ended, and leaves neither id nor word of the person', async () => {
    const runs = await eraseInPieces(id, 3);
    expect(runs).toBeGreaterThan(8);
    await allFolded();
    expect(await whereIs([id.toHexString()], ENDING)).toEqual([]);
    expect(await whereIs(life.words)).toEqual([]);
    expect(await drifting()).toEqual([]);
    for (const url of [...life.files, ...life.privateFiles]) expect((await fetch(url)).status).toBe(404);
    expect(await vault().open(key)).toBeNull();
  }, 120_000);

  it('keeps the books in nobody’s name, and they add up', async () => {
    const [erasure] = await ErasureModel.find().sort({ _id: -1 }).limit(1).lean();
    expect(erasure).toMatchObject({ finishedAt: expect.any(Date) });
    expect(erasure).not.toHaveProperty('user');
    const rows = await CoinTransactionModel.find({ user: erasure!._id }).sort({ _id: 1 }).lean();
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const unit of ['coins', 'credits']) {
      const mine = rows.filter((row) => row.unit === unit);
      expect(mine.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      expect(mine.at(-1)).toMatchObject({ balanceAfter: 0, description: 'The account was erased' });
    }
    const [ada] = life.others;
    const adas = await CoinTransactionModel.find({ user: idOf(ada), related: erasure!._id }).lean();
    expect(adas.map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([-5, 20]);
    expect((await ada.client.data('{ viewer { coins } }')).viewer.coins).toBe(265);
    expect(await SecurityLogModel.findOne({ detail: erasure!._id.toHexString() }).lean()).toMatchObject({
      user: null,
      event: 'account-erased',
    });
  });

  it('leaves the places that others’ words hang on, and takes everything else out of counts', async () => {
    const { posts, comments, others } = life;
    expect(await CommentModel.findById(objectId(comments.answered)).lean()).toMatchObject({
      author: NOBODY,
      body: '',
      stats: { children: 1, replies: 1, likes: 1 },
    });
    const own = await PostModel.findById(objectId(posts.own)).lean();
    expect(own).toMatchObject({ author: NOBODY, media: [], tags: [], mentions: [] });
    expect(own).not.toHaveProperty('caption');
    const [ada, ben] = others;
    const SEE = `query ($post: ID!, $own: ID!, $ada: String!) { own: node(id: $own) { id }
      node(id: $post) { ... on Post { caption mentions { username } stats { likes comments saves shares reposts quotes views }
        comments(first: 10) { nodes { id body isDeleted author { id } replies(first: 5) { nodes { id body } } } } } }
      user(username: $ada) { stats { followers following likesReceived } } }`;
    const seen = await ben.client.data(SEE, { post: posts.theirs, own: posts.own, ada: ada.username });
    expect(seen.own).toBeNull();
    expect(seen.node.caption).toBe(`Hello @***, see @${ben.username}`);
    expect(seen.node.mentions).toEqual([{ username: ben.username }]);
    expect(seen.node.stats).toEqual({
      ...{ likes: 1, comments: 2, saves: 0, shares: 0, reposts: 0, quotes: 0 },
      views: 1,
    });
    const shown = seen.node.comments.nodes as { id: string; body: string | null; author: unknown }[];
    expect(shown.find((one) => one.id === comments.answered)).toEqual({
      ...{ id: comments.answered, body: null, isDeleted: true, author: null },
      replies: { nodes: [{ id: comments.answer, body: 'Lovely' }] },
    });
    expect(shown.find((one) => one.id === comments.theirs)).toMatchObject({ body: 'Ask @***' });
    expect(shown.map((one) => one.id)).not.toContain(comments.own);
    expect(seen.user.stats).toEqual({ followers: 0, following: 0, likesReceived: 1 });
  });

  it('leaves to others what they wrote, and passes on what was shared', async () => {
    const { talk, others } = life;
    const [ada, ben] = others;
    const SEE = `query ($id: ID!) { conversation(id: $id) { kind unreadCount participants { user { id } role }
      messages(first: 10) { edges { node { id body replyTo { id } mentions { id } reactions { count } } } } } }`;
    const { conversation } = await ada.client.data(SEE, { id: talk.direct });
    expect(conversation.participants.map((one: any) => one.user?.id)).toEqual([ada.id]);
    const [message, ...more] = conversation.messages.edges;
    expect(message.node).toEqual({
      id: talk.theirs.direct,
      body: 'Yes',
      replyTo: null,
      mentions: [],
      reactions: [],
    });
    expect(more).toEqual([]);
    const group = (await ben.client.data(SEE, { id: talk.group })).conversation;
    expect(group.participants.map((one: any) => one.role)).toEqual(
      expect.arrayContaining(['OWNER', 'MEMBER']),
    );
    expect(group.participants).toHaveLength(2);
    expect(group.messages.edges.map(({ node }: any) => node.body)).toEqual(
      expect.arrayContaining(['Hello @***', 'Me too']),
    );
    expect(group.messages.edges).toHaveLength(2);
    expect(group.unreadCount).toBe(1);
  });

  it('frees username and address for whoever wants them', async () => {
    const { one } = life;
    expect(
      await app.visitor.refusal(SIGN_IN, { input: { login: one.email, password: one.password } }),
    ).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const again = await person({ username: one.username });
    expect(again.id).not.toBe(one.id);
  });
});

describe('the job', () => {
  it('erases nobody before their time, and nobody who has come back', async () => {
    const [early, back] = [await person(), await person()];
    for (const one of [early, back]) await askToBeErased(one);
    await makeDue(back);
    await app.visitor.data(SIGN_IN, { input: { login: back.email, password: back.password } });
    expect(await eraseAccounts({ signal: never })).toBe(0);
    expect(await ErasureModel.countDocuments({ user: { $in: [idOf(early), idOf(back)] } })).toBe(0);
    expect(await UserModel.countDocuments({ _id: { $in: [idOf(early), idOf(back)] } })).toBe(2);
  });

  it('bears that a gateway without its lease is at it as well', async () => {
    const [one, other] = [await person(), await person()];
    const posts = await Promise.all(Array.from({ length: 4 }, () => publish(other)));
    for (const id of posts) {
      await one.client.data(REACT, { id, reaction: 'LIKE' });
      await one.client.data(SHARE, { id });
    }
    await other.client.data(FOLLOW, { id: one.id });
    await askToBeErased(one);
    await makeDue(one);
    await Promise.all([eraseInPieces(idOf(one), 2), eraseInPieces(idOf(one), 3)]);
    await allFolded();
    const STATS =
      'query ($ids: [ID!]!, $username: String!) { user(username: $username) { stats { likesReceived following } } nodes(ids: $ids) { ... on Post { stats { likes shares } } } }';
    expect(await other.client.data(STATS, { ids: posts, username: other.username })).toEqual({
      user: { stats: { likesReceived: 0, following: 0 } },
      nodes: posts.map(() => ({ stats: { likes: 0, shares: 0 } })),
    });
    const [erasure] = await ErasureModel.find({ finishedAt: { $exists: true } })
      .sort({ finishedAt: -1 })
      .limit(1)
      .lean();
    expect(await SecurityLogModel.countDocuments({ detail: erasure!._id.toHexString() })).toBe(1);
  }, 60_000);

  it('lets one of two have it, when somebody comes back as it begins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await person();
      await askToBeErased(one);
      await makeDue(one);
      const login = { input: { login: one.email, password: one.password } };
      const [answer] = await Promise.all([
        app.visitor.send(SIGN_IN, login),
        eraseAccounts({ signal: never }),
      ]);
      const kept = answer.errors.length === 0;
      expect(await ErasureModel.countDocuments({ user: idOf(one) })).toBe(kept ? 0 : 1);
      if (kept)
        expect(await UserModel.findById(idOf(one)).lean()).toMatchObject({
          status: 'active',
          deletedAt: null,
        });
      else expect(await eraseInPieces(idOf(one), 1_000)).toBeGreaterThan(0);
    }
  }, 60_000);
});
