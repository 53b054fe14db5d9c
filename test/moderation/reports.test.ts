import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ModerationCaseModel,
  ReportModel,
  ReportReason,
  ReportTarget,
} from '../../src/models/moderation/index.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { createContext } from '../../src/loaders/context.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { report } from '../../src/services/moderation/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { allFolded, laneFolded } from '../setup/lanes.js';
import { SEND, START } from '../messaging/operations.js';
import { BLOCK, DELETE, DELETE_COMMENT, UPDATE } from '../social/operations.js';
import { refused } from '../social/refused.js';
import { CASE, CASES, MY_REPORTS, REPORT } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const STORY = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id } } }`;
const DELETE_STORY = `mutation ($id: ID!) { deleteStory(input: { storyId: $id }) { deletedId } }`;
const openCase = (target: string) =>
  ModerationCaseModel.findOne({ target: objectId(target), open: true }).lean();
const caseId = async (target: string) => toGlobalId('ModerationCase', (await openCase(target))!._id);

let mod: Person;
let ada: Person;
let mira: Person;
let jonas: Person;
let eve: Person;

beforeAll(async () => {
  await testApp();
  [mod, ada] = await Promise.all([staff(Role.MODERATOR), staff(Role.ADMIN)]);
});
beforeEach(async () => {
  [mira, jonas, eve] = (await people(3)) as [Person, Person, Person];
});

const send = (who: Person, targetId: string, more: object = {}) =>
  who.client.data(REPORT, { input: { targetId, reason: 'SPAM', ...more } });
const show = async (who: Person, visibility = 'ALL') =>
  (await who.client.data(STORY, { input: { text: 'Once', visibility } })).createStory.story.id as string;

describe('report', () => {
  it('takes posts, comments, stories and people, each into its own case with what it said then', async () => {
    const post = await publish(mira, { caption: 'Buy this', media: undefined });
    const things = {
      POST: post,
      COMMENT: await comment(mira, post),
      STORY: await show(mira),
      USER: mira.id,
    };
    for (const [type, id] of Object.entries(things)) {
      const { report: answer } = (await send(jonas, id, { reason: 'OTHER', details: ' Look \n at it ' }))
        .report;
      expect(answer).toMatchObject({
        ...{ targetType: type, reason: 'OTHER', details: 'Look \n at it', status: 'PENDING', target: { id } },
        // Whose report it is they know; the rest is for moderators.
        ...{ reporter: { id: jonas.id }, content: null, case: null },
      });
      expect(answer.id).toMatch(/^rprt_[0-9a-f]{24}$/);
    }
    await allFolded();
    for (const [type, id] of Object.entries(things)) {
      const found = await openCase(id);
      expect(found).toMatchObject({
        targetType: ReportTarget[type as keyof typeof ReportTarget],
        reportCount: 1,
      });
      expect(found!.evidence).toMatchObject({ authorUsername: mira.username, author: objectId(mira.id) });
    }
    expect((await openCase(post))!.evidence).toMatchObject({ text: 'Buy this', visibility: 'public' });
    expect((await openCase(things.USER))!.evidence.title).toBe('Test Person');
    const { reports } = (await jonas.client.data(MY_REPORTS)).viewer;
    expect(reports.totalCount).toBe(4);
    expect(reports.nodes.map((one: any) => one.target.id)).toEqual(Object.values(things).reverse());
    expect((await mira.client.data(MY_REPORTS)).viewer.reports.totalCount).toBe(0);
  });

  it('is one for each reporter while the case is open, however often and at once it is sent', async () => {
    const post = await publish(mira);
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => send(jonas, post)),
      ...Array.from({ length: 3 }, () => send(jonas, post, { clientId: 'c1' })),
      send(eve, post, { reason: 'HATE_SPEECH' }),
    ]);
    const ids = new Set(answers.slice(0, 9).map(({ report: { report: one } }) => one.id));
    expect(ids.size).toBe(1);
    await allFolded();
    expect(await openCase(post)).toMatchObject({
      ...{ reportCount: 2, reasonCounts: { spam: 1, 'hate-speech': 1 }, priority: 'high' },
    });
    expect(await ReportModel.countDocuments({ target: objectId(post) })).toBe(2);
    expect(
      await refused(jonas.client, REPORT, { input: { targetId: mira.id, reason: 'SPAM', clientId: 'c1' } }),
    ).toMatchObject({ code: 'CONFLICT', field: 'clientId' });
    // Once it is decided, the same person may report the same thing again, which opens another case.
    await ModerationCaseModel.updateOne({ target: objectId(post) }, { open: false, status: 'resolved' });
    await ReportModel.updateMany({ target: objectId(post) }, { open: false });
    await send(jonas, post);
    await allFolded();
    expect(await ModerationCaseModel.countDocuments({ target: objectId(post) })).toBe(2);
    expect((await jonas.client.data(MY_REPORTS)).viewer.reports.nodes.map((one: any) => one.status)).toEqual([
      'PENDING',
      'RESOLVED',
    ]);
  });

  it('refuses what one can’t see, one’s own, other ids, words too long or missing, and visitors', async () => {
    const { visitor } = await testApp();
    const about = (targetId: string, more: object = {}) =>
      refused(jonas.client, REPORT, { input: { targetId, reason: 'SPAM', ...more } });
    const own = await publish(jonas);
    const hidden = await publish(mira, { visibility: 'PRIVATE' });
    const draft = await publish(mira, { status: 'DRAFT' });
    const close = await show(mira, 'CLOSE_FRIENDS');
    const gone = await publish(mira);
    const under = await comment(mira, hidden);
    await mira.client.data(DELETE, { id: gone });
    for (const id of [hidden, draft, close, gone, under, `usr_${'0'.repeat(24)}`])
      expect(await about(id), id).toMatchObject({ code: 'NOT_FOUND', field: 'targetId' });
    for (const id of [own, jonas.id, `tag_${'0'.repeat(24)}`, 'nonsense'])
      expect(await about(id), id).toMatchObject({ code: 'BAD_USER_INPUT', field: 'targetId' });
    const post = await publish(mira);
    expect(await about(post, { reason: 'OTHER', details: ' ' })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'details' },
    });
    expect(await about(post, { details: 'x'.repeat(501) })).toMatchObject({ field: 'details' });
    expect(await about(post, { details: 'a\u0000b' })).toMatchObject({ field: 'details' });
    await eve.client.data(BLOCK, { id: jonas.id });
    expect(await about(eve.id)).toMatchObject({ code: 'NOT_FOUND', field: 'targetId' });
    const input = { targetId: post, reason: 'SPAM' };
    expect(await visitor.refusal(REPORT, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ReportModel.countDocuments({ reporter: objectId(jonas.id) })).toBe(0);
  });

  it('counts against the reporter’s allowance, before it is looked whether the thing is there', async () => {
    const taken: unknown[][] = [];
    const { id } = (await UserModel.findById(objectId(jonas.id)))!;
    const viewer = {
      id: objectId(jonas.id),
      sessionId: objectId(jonas.id),
      role: Role.USER,
      tokenExpiresAt: new Date(),
    };
    const ctx = createContext({
      viewer,
      request: { id: 'r', ip: '::1', userAgent: '' },
      limits: { consume: async (...args) => void taken.push(args) },
      topics: null as never,
    });
    const nothing = {
      targetType: ReportTarget.POST,
      targetId: objectId(jonas.id),
      reason: ReportReason.SPAM,
    };
    await expect(report(ctx, nothing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(taken.map(([kind, key]) => [kind, String(key)])).toEqual([['report', String(id)]]);
  });

  it('of a message is for who got it, and shows moderators that one message and no other', async () => {
    const input = { participantIds: [jonas.id] };
    const { startConversation } = await mira.client.data(START, { input });
    const conversationId = startConversation.conversation.id;
    const write = async (body: string) =>
      (await mira.client.data(SEND, { input: { conversationId, body } })).sendMessage.message.id as string;
    const [first, bad] = [await write('Between us'), await write('Threatening words')];
    expect(
      await refused(eve.client, REPORT, { input: { targetId: bad, reason: 'HARASSMENT' } }),
    ).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'targetId' },
    });
    expect((await send(jonas, bad, { reason: 'HARASSMENT' })).report.report.targetType).toBe('MESSAGE');
    await allFolded();
    const { node } = await mod.client.data(CASE, { id: await caseId(bad) });
    expect(node).toMatchObject({
      ...{ evidence: { text: 'Threatening words' }, current: { text: 'Threatening words' }, target: null },
      ...{ author: { id: mira.id }, priority: 'HIGH' },
    });
    const fetch = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await mod.client.data(fetch, { ids: [first, bad, conversationId] })).nodes).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('of a repost is one of its original', async () => {
    const post = await publish(mira);
    await eve.client.data('mutation ($id: ID!) { repost(input: { postId: $id }) { post { id } } }', {
      id: post,
    });
    const query = `query ($name: String!) { user(username: $name) { reposts(first: 1) { nodes { id } } } }`;
    const { user } = await eve.client.data(query, { name: eve.username });
    const { report: answer } = await send(jonas, user.reposts.nodes[0].id);
    expect(answer.report.target).toEqual({ id: post });
  });
});

describe('the queue', () => {
  it('is for moderators and admins alone', async () => {
    const { visitor } = await testApp();
    const post = await publish(mira);
    const { report: made } = await send(jonas, post);
    await allFolded();
    const id = await caseId(post);
    expect(await visitor.refusal(CASES)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const who of [mira, jonas]) {
      expect(await who.client.refusal(CASES)).toMatchObject({ code: 'FORBIDDEN' });
      expect((await who.client.data(CASE, { id })).node).toBeNull();
    }
    const node =
      'query ($id: ID!) { node(id: $id) { id ... on Report { reporter { id } content { text } case { id } } } }';
    const seen = async (who: Person) => (await who.client.data(node, { id: made.report.id })).node;
    expect(await seen(mira)).toBeNull();
    expect(await seen(eve)).toBeNull();
    expect(await seen(jonas)).toMatchObject({ reporter: { id: jonas.id }, content: null, case: null });
    for (const who of [mod, ada]) {
      expect((await who.client.data(CASE, { id })).node).toMatchObject({
        ...{ id, target: { id: post }, author: { id: mira.id } },
        reports: { nodes: [{ id: made.report.id, reporter: { id: jonas.id } }] },
      });
      expect(await seen(who)).toMatchObject({ case: { id }, content: { text: expect.any(String) } });
    }
  });

  it('never shows anybody a case about themselves', async () => {
    const bad = await staff(Role.MODERATOR);
    const post = await publish(bad);
    const { report: made } = await send(jonas, post);
    await send(jonas, bad.id);
    await allFolded();
    const id = await caseId(post);
    const data = JSON.stringify(await bad.client.data(CASES, { first: 100 }));
    for (const one of [id, await caseId(bad.id), made.report.id, jonas.id]) expect(data).not.toContain(one);
    expect((await bad.client.data(CASE, { id })).node).toBeNull();
    expect((await mod.client.data(CASE, { id })).node.id).toBe(id);
  });

  it('has the gravest and the oldest first, by status, priority and type, in pages', async () => {
    await ModerationCaseModel.deleteMany({});
    const posts = [
      await publish(mira),
      await publish(mira),
      await publish(mira),
      await publish(mira),
    ] as const;
    await send(jonas, posts[0], { reason: 'DUPLICATE' });
    await send(jonas, posts[1]);
    await allFolded();
    await send(jonas, posts[2]);
    await send(jonas, posts[3], { reason: 'HARASSMENT' });
    await send(jonas, mira.id, { reason: 'OFF_TOPIC' });
    await allFolded();
    const ask = async (variables: object) => (await mod.client.data(CASES, variables)).moderationCases;
    const targets = (page: any) => page.nodes.map((node: any) => node.target.id);
    const order = [posts[3], posts[1], posts[2], posts[0], mira.id];
    const all = await ask({});
    expect(targets(all)).toEqual(order);
    expect(all.totalCount).toBe(5);
    const first = await ask({ first: 2 });
    expect([...targets(first), ...targets(await ask({ first: 3, after: first.pageInfo.endCursor }))]).toEqual(
      order,
    );
    expect(targets(await ask({ priority: 'NORMAL' }))).toEqual([posts[1], posts[2]]);
    expect(targets(await ask({ targetType: 'USER' }))).toEqual([mira.id]);
    expect(targets(await ask({ targetType: 'POST', priority: 'LOW' }))).toEqual([posts[0]]);
    expect((await ask({ status: 'RESOLVED' })).totalCount).toBe(0);
    // Many reports make a case more urgent.
    for (const who of await people(4)) await send(who, posts[0], { reason: 'DUPLICATE' });
    await allFolded();
    expect(await openCase(posts[0])).toMatchObject({ reportCount: 5, priority: 'normal' });
    expect(targets(await ask({ first: 2 }))).toEqual([posts[3], posts[0]]);
    expect(await mod.client.commands(CASES, { first: 2 })).toBe(
      await mod.client.commands(CASES, { first: 50 }),
    );
    expect(await jonas.client.commands(MY_REPORTS, { first: 2 })).toBe(
      await jonas.client.commands(MY_REPORTS, { first: 50 }),
    );
  });

  it('counts what the rows say, and reconciling agrees', async () => {
    const post = await publish(mira);
    await Promise.all([send(jonas, post), send(eve, post, { reason: 'COPYRIGHT' })]);
    await allFolded();
    const { _id } = (await openCase(post))!;
    const drift = async (fix: boolean) => {
      const found = await reconcile({ fix, settle: laneFolded });
      return found.drift.filter(({ id }) => id.equals(_id)).map(({ path }) => path);
    };
    expect(await drift(false)).toEqual([]);
    await ModerationCaseModel.updateOne({ _id }, { $inc: { reportCount: 3, 'reasonCounts.spam': -1 } });
    expect(await drift(true)).toEqual(['reportCount', 'reasonCounts.spam']);
    expect(await openCase(post)).toMatchObject({ reportCount: 2, reasonCounts: { spam: 1, copyright: 1 } });
  });
});

describe('what moderators can’t see', () => {
  it('they read in its case, as it was and as it is, and nothing that hangs on it', async () => {
    const post = await publish(mira, { caption: 'First words' });
    await send(jonas, post);
    await mira.client.data(UPDATE, {
      input: { postId: post, caption: 'Other words', visibility: 'PRIVATE' },
    });
    await allFolded();
    const id = await caseId(post);
    const read = async () => (await mod.client.data(CASE, { id })).node;
    expect(await read()).toMatchObject({
      ...{
        evidence: { text: 'First words', authorUsername: mira.username },
        current: { text: 'Other words' },
      },
      ...{ target: null, author: { id: mira.id } },
    });
    expect(
      (await mod.client.data('query ($id: ID!) { node(id: $id) { id } }', { id: post })).node,
    ).toBeNull();
    // Once it is decided, the window is shut; what was reported stays on record.
    const { _id } = (await openCase(post))!;
    await ModerationCaseModel.updateOne({ _id }, { open: false });
    expect(await read()).toMatchObject({ evidence: { text: 'First words' }, current: null });
    await ModerationCaseModel.updateOne({ _id }, { open: true });
    await mira.client.data(DELETE, { id: post });
    expect(await read()).toMatchObject({ evidence: { text: 'First words' }, current: null, target: null });
  });

  it('they take away only where a case is open', async () => {
    const hidden = await publish(mira, { visibility: 'PRIVATE' });
    const under = await comment(mira, hidden);
    const close = await show(mira, 'CLOSE_FRIENDS');
    const things = [
      [DELETE_COMMENT, under],
      [DELETE, hidden],
      [DELETE_STORY, close],
    ] as const;
    for (const [operation, id] of things)
      for (const who of [mod, ada])
        expect(await refused(who.client, operation, { id })).toMatchObject({ code: 'NOT_FOUND' });
    // As if somebody had reported it while they could see it.
    const first = new Date();
    for (const [, id] of things)
      await ModerationCaseModel.create({
        ...{
          targetType: ReportTarget.POST,
          target: objectId(id),
          targetAuthor: objectId(mira.id),
          open: true,
        },
        evidence: { author: objectId(mira.id), authorUsername: mira.username, createdAt: first },
        ...{ firstReportedAt: first, lastReportedAt: first, rank: 0 },
      });
    for (const [operation, id] of things) {
      expect(await refused(jonas.client, operation, { id })).toMatchObject({ code: 'NOT_FOUND' });
      await mod.client.data(operation, { id });
      expect(await refused(mod.client, operation, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    // What everybody sees needs no case.
    await mod.client.data(DELETE, { id: await publish(mira) });
  });
});
