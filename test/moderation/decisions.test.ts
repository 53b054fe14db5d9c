import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { Role } from '../../src/models/identity/index.js';
import { ModerationActionModel, ModerationCaseModel } from '../../src/models/moderation/index.js';
import { NotificationModel } from '../../src/models/social/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { liftExpired } from '../../src/services/moderation/index.js';
import { reconcile } from '../../src/services/system/index.js';
import * as calendar from '../calendar/operations.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { say, talk } from '../messaging/talk.js';
import { testApp } from '../setup/app.js';
import { allFolded, laneFolded } from '../setup/lanes.js';
import { DELETE } from '../social/operations.js';
import { refused } from '../social/refused.js';
import { REPORT } from './operations.js';

const MODERATE = `mutation ($input: ModerateInput!) { moderate(input: $input) { case { id status version assignee { username } actions { id action expiresAt reason moderator { username } } } } }`;
const ASSIGN = `mutation ($id: ID!, $release: Boolean) { assignModerationCase(input: { caseId: $id, release: $release }) { case { id status version assignee { username } } } }`;
const SANCTIONS = `{ viewer { sanctions(first: 10) { totalCount nodes { id action reason category expiresAt isActive note moderator { username } evidence { text } appeal { status text decidedAt note decidedBy { username } } } } } }`;
const APPEAL = `mutation ($id: ID!, $text: String!) { appealModeration(input: { actionId: $id, text: $text }) { appeal { status text } } }`;
const DECIDE = `mutation ($id: ID!, $overturn: Boolean!, $note: String) { decideAppeal(input: { actionId: $id, overturn: $overturn, note: $note }) { action { id isActive appeal { status note } } } }`;
const APPEALS = `query ($first: Int) { moderationAppeals(first: $first) { totalCount nodes { id action appeal { text } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id ... on Post { caption stats { comments } } ... on Comment { body status } ... on Message { words: body } } }`;
const COMMENTS = `query ($id: ID!) { node(id: $id) { ... on Post { stats { comments } comments(first: 20) { nodes { id body status } } } } }`;
const CASE = `query ($id: ID!) { node(id: $id) { ... on ModerationCase { status priority version isAutomatic confidence rulesTriggered reportCount reasons { reason count } previousCases { id } actions { id action } } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;
const REACT = `mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { ... on Post { id } } } }`;
const FEED = `query ($name: String!) { user(username: $name) { posts(first: 50) { nodes { id } } stats { posts } } }`;

const objectId = (id: string) => readGlobalId(id)!.id;
const HOUR_MS = 60 * 60 * 1_000;
const signal = new AbortController().signal;
const travel = (hours: number) => setClock(() => Date.now() + hours * HOUR_MS);

let mod: Person;
let other: Person;
let admin: Person;
let mira: Person;
let jonas: Person;

beforeAll(async () => {
  await testApp();
  [mod, other, admin] = await Promise.all([staff(Role.MODERATOR), staff(Role.MODERATOR), staff(Role.ADMIN)]);
});
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});
afterEach(() => setClock(null));

/** Reports something; answers its case. */
async function reported(targetId: string, by = jonas, reason = 'SPAM'): Promise<string> {
  await by.client.data(REPORT, { input: { targetId, reason } });
  await allFolded();
  const found = await ModerationCaseModel.findOne({ target: objectId(targetId), open: true }).lean();
  return toGlobalId('ModerationCase', found!._id);
}
const act = async (caseId: string, action: string, more: object = {}, who = mod) =>
  (await who.client.data(MODERATE, { input: { caseId, action, reason: 'Advertising', ...more } })).moderate
    .case;
const sanctions = async (who: Person) => (await who.client.data(SANCTIONS)).viewer.sanctions;
const node = async (who: Person, id: string) => (await who.client.data(NODE, { id })).node;
const appeal = async (who: Person, id: string) => {
  await who.client.data(APPEAL, { id, text: 'It was no advertising' });
  return id;
};

describe('decisions', () => {
  it('attack 46: are made by moderators alone, and never about themselves', async () => {
    const id = await reported(await publish(mira));
    const input = { caseId: id, action: 'REMOVE', reason: 'x' };
    for (const who of [mira, jonas]) {
      expect(await refused(who.client, MODERATE, { input })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refused(who.client, ASSIGN, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    const own = await reported(await publish(mod));
    expect(await refused(mod.client, MODERATE, { input: { ...input, caseId: own } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refused(mod.client, MODERATE, { input: { ...input, durationHours: 3 } })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'durationHours' },
    });
    expect(await refused(mod.client, MODERATE, { input: { ...input, reason: ' ' } })).toMatchObject({
      field: 'reason',
    });
    expect(await refused(mod.client, MODERATE, { input: { ...input, action: 'EDIT' } })).toMatchObject({
      field: 'text',
    });
    // Nobody bans their equals or betters.
    const of = await reported(await publish(other));
    expect(
      await refused(mod.client, MODERATE, { input: { ...input, caseId: of, action: 'BAN' } }),
    ).toMatchObject({
      ...{ code: 'FORBIDDEN', field: 'action' },
    });
    await act(of, 'WARN', {}, admin);
  });

  it('T4.16 are one for each case, however many moderators decide at once', async () => {
    const id = await reported(await publish(mira));
    const taken = (await mod.client.data(ASSIGN, { id })).assignModerationCase.case;
    expect(taken).toMatchObject({ status: 'IN_REVIEW', version: 1, assignee: { username: mod.username } });
    const stale = { caseId: id, action: 'WARN', reason: 'x', version: 0 };
    expect(await refused(mod.client, MODERATE, { input: stale })).toMatchObject({
      ...{ code: 'CONFLICT', field: 'version' },
    });
    const decide = (who: Person) =>
      who.client.send(MODERATE, { input: { caseId: id, action: 'WARN', reason: 'x', version: 1 } });
    const answers = await Promise.all([decide(mod), decide(other), decide(mod), decide(other)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of answers)
      for (const { extensions } of errors) expect(extensions).toMatchObject({ reason: 'ALREADY_HANDLED' });
    expect((await sanctions(mira)).totalCount).toBe(1);
    // Deciding about what its author deleted leaves it deleted.
    const post = await publish(mira);
    const gone = await reported(post);
    await mira.client.data(DELETE, { id: post });
    await act(gone, 'APPROVE');
    expect(await node(mira, post)).toBeNull();
  });

  it('hide a post on every surface, and bring it back exactly', async () => {
    const post = await publish(mira, { caption: 'Buy this #hidden' });
    await comment(jonas, post);
    const listed = async () => (await jonas.client.data(FEED, { name: mira.username })).user;
    expect((await listed()).stats.posts).toBe(1);
    const done = await act(await reported(post), 'REMOVE');
    expect(done).toMatchObject({ status: 'RESOLVED', assignee: { username: mod.username } });
    await allFolded();
    for (const who of [mira, jonas, mod]) expect(await node(who, post)).toBeNull();
    expect(await listed()).toMatchObject({ posts: { nodes: [] }, stats: { posts: 0 } });
    const [sanction] = (await sanctions(mira)).nodes;
    expect(sanction).toMatchObject({
      ...{ action: 'REMOVE', reason: 'Advertising', category: 'SPAM', isActive: true, expiresAt: null },
      // The user never learns who decided.
      ...{ moderator: null, note: null, evidence: { text: 'Buy this #hidden' }, appeal: null },
    });
    expect((await sanctions(jonas)).totalCount).toBe(0);
    expect((await jonas.client.data(NODE, { id: sanction.id })).node).toBeNull();
    expect(
      await NotificationModel.countDocuments({ recipient: objectId(mira.id), type: 'moderation' } as never),
    ).toBe(1);
    await appeal(mira, sanction.id);
    await other.client.data(DECIDE, { id: sanction.id, overturn: true, note: 'Sorry' });
    await allFolded();
    expect(await node(jonas, post)).toMatchObject({ caption: 'Buy this #hidden', stats: { comments: 1 } });
    expect(await listed()).toMatchObject({ posts: { nodes: [{ id: post }] }, stats: { posts: 1 } });
    const { drift } = await reconcile({ fix: false, settle: laneFolded });
    expect(drift.filter(({ collection }) => ['posts', 'users', 'tags'].includes(collection))).toEqual([]);
  });

  it('attack 44: hide comments, stories, messages and events from those who saw them', async () => {
    const post = await publish(jonas);
    const thread = await comment(mira, post);
    const comments = async (who: Person) => (await who.client.data(COMMENTS, { id: post })).node;
    await act(await reported(thread), 'HIDE', { durationHours: 2 });
    expect((await comments(jonas)).comments.nodes).toEqual([]);
    // A hidden comment is still read by its author.
    expect((await comments(mira)).comments.nodes).toMatchObject([
      { id: thread, body: 'Lovely', status: 'SPAM' },
    ]);
    travel(1);
    await liftExpired({ signal });
    expect((await comments(jonas)).comments.nodes).toEqual([]);
    travel(3);
    await liftExpired({ signal });
    expect((await comments(jonas)).comments.nodes).toMatchObject([{ id: thread, status: 'PUBLISHED' }]);
    expect((await sanctions(mira)).nodes[0]).toMatchObject({ action: 'HIDE', isActive: false });
    setClock(null);
    await act(await reported(thread), 'REMOVE');
    await allFolded();
    expect((await comments(mira)).comments.nodes).toEqual([]);
    expect((await comments(jonas)).stats.comments).toBe(0);

    const conversation = await talk(mira, jonas);
    const message = await say(mira, conversation, 'Buy this');
    await act(await reported(message), 'REMOVE');
    expect(await node(jonas, message)).toBeNull();
    expect(await node(mira, message)).toBeNull();
    const [{ id: decision }] = (await sanctions(mira)).nodes;
    await appeal(mira, decision);
    await other.client.data(DECIDE, { id: decision, overturn: true });
    expect(await node(jonas, message)).toMatchObject({ words: 'Buy this' });

    const event = await calendar.event(mira, { title: 'A casino night', tags: ['casino'] });
    await act(await reported(event.id), 'HIDE');
    expect((await jonas.client.data(calendar.EVENT, { slug: event.slug })).event).toBeNull();
    expect((await jonas.client.data(calendar.EVENTS, { tag: 'casino' })).events.nodes).toEqual([]);
    const [hidden] = (await sanctions(mira)).nodes;
    await appeal(mira, hidden.id);
    await other.client.data(DECIDE, { id: hidden.id, overturn: true });
    expect((await jonas.client.data(calendar.EVENTS, { tag: 'casino' })).events.nodes).toHaveLength(1);

    const SHOW = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id } } }`;
    const story = (await mira.client.data(SHOW, { input: { text: 'Once' } })).createStory.story.id;
    await act(await reported(story), 'REMOVE');
    expect(await node(jonas, story)).toBeNull();
    expect(await node(mira, story)).toBeNull();
  });

  it('T4.9 mute and ban by one guard, until a time that passes by itself', async () => {
    const post = await publish(jonas);
    const say = () => refused(mira.client, POST, { input: { category: 'TEXT_POST', caption: 'x' } });
    await act(await reported(mira.id), 'MUTE', { durationHours: 5 });
    expect(await say()).toMatchObject({ code: 'FORBIDDEN' });
    const muted = await mira.client.send(POST, { input: { category: 'TEXT_POST', caption: 'x' } });
    expect(muted.errors[0]!.extensions).toMatchObject({
      reason: 'MUTED',
      params: { until: expect.any(String) },
    });
    // A mute leaves reacting and registering.
    await mira.client.data(REACT, { id: post });
    const event = await calendar.event(jonas);
    await calendar.register(mira, event.id);
    await act(await reported(mira.id), 'BAN', { durationHours: 2 });
    const banned = await mira.client.send(REACT, { id: post });
    expect(banned.errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'BANNED' });
    const input = { eventId: (await calendar.event(jonas)).id };
    expect(await refused(mira.client, calendar.REGISTER, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(mira.client, REPORT, { input: { targetId: post, reason: 'SPAM' } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    // Reading, appealing and looking at sanctions stay.
    expect(await node(mira, post)).not.toBeNull();
    expect((await sanctions(mira)).totalCount).toBe(2);
    travel(3);
    await mira.client.data(REACT, { id: post });
    expect(await say()).toMatchObject({ code: 'FORBIDDEN' });
    travel(6);
    await publish(mira);
  });

  it('T4.18 take one appeal, decided by another moderator, who voids the sanction', async () => {
    await act(await reported(mira.id), 'BAN');
    const [{ id }] = (await sanctions(mira)).nodes;
    expect(await refused(jonas.client, APPEAL, { id, text: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(other.client, DECIDE, { id, overturn: true })).toMatchObject({ code: 'CONFLICT' });
    await appeal(mira, id);
    expect(await refused(mira.client, APPEAL, { id, text: 'Again' })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(mira.client, DECIDE, { id, overturn: true })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(mod.client, DECIDE, { id, overturn: true })).toMatchObject({ code: 'FORBIDDEN' });
    const waiting = async (who: Person) =>
      (await who.client.data(APPEALS, { first: 50 })).moderationAppeals.nodes.map((row: any) => row.id);
    expect(await waiting(other)).toContain(id);
    expect(await waiting(mod)).not.toContain(id);
    expect((await mira.client.refusal(APPEALS)).code).toBe('FORBIDDEN');
    const both = await Promise.all(
      [other, admin].map((who) => who.client.send(DECIDE, { id, overturn: true, note: 'Sorry' })),
    );
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const [voided] = (await sanctions(mira)).nodes;
    expect(voided).toMatchObject({
      isActive: false,
      appeal: { status: 'OVERTURNED', note: 'Sorry', decidedBy: null },
    });
    await publish(mira);
    // A late appeal is refused.
    await act(await reported(mira.id), 'WARN');
    travel(21 * 24);
    const [late] = (await sanctions(mira)).nodes;
    expect(await refused(mira.client, APPEAL, { id: late.id, text: 'Late' })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('T4.10 restore what they took themselves, and nothing that another decision took', async () => {
    const [one, two] = [await publish(mira, { caption: 'One' }), await publish(mira, { caption: 'Two' })];
    await act(await reported(one), 'REMOVE');
    await act(await reported(two), 'REMOVE');
    const [second] = (await sanctions(mira)).nodes;
    await appeal(mira, second.id);
    await other.client.data(DECIDE, { id: second.id, overturn: true });
    expect(await node(jonas, two)).not.toBeNull();
    expect(await node(jonas, one)).toBeNull();
    // What its author deleted first was taken by nobody else.
    const three = await publish(mira);
    const id = await reported(three);
    await mira.client.data(DELETE, { id: three });
    await act(id, 'REMOVE');
    const [third] = (await sanctions(mira)).nodes;
    await appeal(mira, third.id);
    await other.client.data(DECIDE, { id: third.id, overturn: true });
    expect(await node(mira, three)).toBeNull();
  });

  it('flag, edit and approve', async () => {
    const post = await publish(mira, { caption: 'Rude words' });
    const id = await reported(post);
    const flagged = await act(id, 'FLAG');
    expect(flagged.status).toBe('IN_REVIEW');
    expect((await mod.client.data(CASE, { id })).node).toMatchObject({ priority: 'URGENT', version: 1 });
    await act(id, 'EDIT', { text: 'Kind words' });
    expect(await node(jonas, post)).toMatchObject({ caption: 'Kind words' });
    const [edited] = (await sanctions(mira)).nodes;
    await appeal(mira, edited.id);
    await other.client.data(DECIDE, { id: edited.id, overturn: true });
    expect(await node(jonas, post)).toMatchObject({ caption: 'Rude words' });
    const again = await reported(post);
    await act(again, 'REJECT', { note: 'Nothing wrong' });
    expect((await sanctions(mira)).totalCount).toBe(1);
    expect((await mod.client.data(CASE, { id: again })).node.previousCases).toEqual([{ id }]);
  });
});

describe('automatic rules', () => {
  it('T4.17 add to the one open case of a thing, with their names and how sure they are', async () => {
    const words = 'FREE MONEY, click here now: https://a.example https://b.example';
    const post = await publish(mira, { caption: words });
    await allFolded();
    const found = await ModerationCaseModel.findOne({ target: objectId(post) }).lean();
    expect(found).toMatchObject({ isAutomatic: true, reportCount: 0, automaticReasons: ['spam'] });
    const id = await reported(post);
    await reported(post, mod, 'HARASSMENT').catch(() => null);
    expect(await ModerationCaseModel.countDocuments({ target: objectId(post) })).toBe(1);
    const seen = (await other.client.data(CASE, { id })).node;
    expect(seen).toMatchObject({ isAutomatic: true, reportCount: 2 });
    expect([...seen.rulesTriggered].sort()).toEqual(['links_of_new_account', 'spam_keywords']);
    expect(seen.confidence).toBeGreaterThanOrEqual(0.6);
    expect(seen.confidence).toBeLessThanOrEqual(1);
    expect(seen.reasons).toEqual([
      { reason: 'SPAM', count: 2 },
      { reason: 'HARASSMENT', count: 1 },
    ]);
  });

  it('see the same words again and again, and leave what is harmless', async () => {
    const post = await publish(jonas);
    for (let n = 0; n < 3; n++)
      await mira.client.data(
        `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`,
        { input: { targetId: post, body: n === 1 ? 'Visit my  page today!' : 'visit my page, today' } },
      );
    await comment(jonas, post);
    await allFolded();
    const cases = await ModerationCaseModel.find({ targetAuthor: objectId(mira.id) }).lean();
    expect(cases.map(({ rulesTriggered }) => rulesTriggered)).toEqual([['repeated_content']]);
    expect(await ModerationCaseModel.countDocuments({ targetAuthor: objectId(jonas.id) })).toBe(0);
    expect(await ModerationActionModel.countDocuments({ subject: objectId(mira.id) })).toBe(0);
  });
});
