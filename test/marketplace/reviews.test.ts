import { beforeAll, describe, expect, it } from 'vitest';
import { ModerationActionModel, ModerationCaseModel } from '../../src/models/moderation/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { REPORT } from '../moderation/operations.js';
import { Role } from '../../src/models/identity/index.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { publishTool, publishVersion } from '../factories/tool.js';
import { reconcile } from '../../src/services/system/index.js';
import { allFolded } from '../setup/lanes.js';
import { DELETE_REVIEW, REVIEW, TOOL, USE, VOTE } from './operations.js';

let author: Person;
let a: Person;
let b: Person;
let c: Person;
let moderator: Person;
beforeAll(async () => {
  [author, a, b, c] = (await people(4)) as [Person, Person, Person, Person];
  moderator = await staff(Role.MODERATOR);
});

const review = async (who: Person, toolId: string, rating: number, more = {}) => {
  const input = {
    toolId,
    rating,
    title: 'Saves hours',
    body: 'Every day',
    pros: ['fast'],
    cons: [],
    ...more,
  };
  return (await who.client.data(REVIEW, { input })).reviewTool;
};
const stats = async (slug: string) => (await a.client.data(TOOL, { slug })).tool.stats;

describe('reviews of tools', () => {
  it('T6.3: the average is exact through edits and deletions', async () => {
    const { id, slug } = await publishTool(author);
    const first = await review(a, id, 5);
    const second = await review(b, id, 5);
    const third = await review(c, id, 1);
    expect(third.tool.stats).toEqual({ rating: 11 / 3, reviews: 3 });
    expect(third.tool.ratingDistribution.map(({ count }: any) => count)).toEqual([2, 0, 0, 0, 1]);
    const { deleteToolReview } = await c.client.data(DELETE_REVIEW, { id: third.review.id });
    expect(deleteToolReview.tool.stats).toEqual({ rating: 5, reviews: 2 });
    const edited = await review(a, id, 3);
    expect(edited.review).toMatchObject({ id: first.review.id, rating: 3 });
    expect(edited.review.editedAt).not.toBeNull();
    expect(edited.tool.stats).toEqual({ rating: 4, reviews: 2 });
    await a.client.data(DELETE_REVIEW, { id: first.review.id });
    await b.client.data(DELETE_REVIEW, { id: second.review.id });
    expect(await stats(slug)).toMatchObject({ rating: null, reviews: 0 });
  });

  it('T6.3: there is one per user and tool, whatever comes at once or with a new version', async () => {
    const { id, slug } = await publishTool(author);
    const all = await Promise.all([1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((rating) => review(a, id, rating)));
    expect(new Set(all.map((one) => one.review.id)).size).toBe(1);
    await publishVersion(author, id, '1.1.0');
    const last = await review(a, id, 2, { version: '1.1.0' });
    expect(last.review).toMatchObject({ id: all[0]!.review.id, version: '1.1.0' });
    const { tool } = await b.client.data(TOOL, { slug });
    expect(tool.stats).toMatchObject({ rating: 2, reviews: 1 });
    expect(tool.ratingDistribution).toContainEqual({ rating: 2, count: 1 });
    expect(tool.versions.nodes.map(({ version, rating }: any) => [version, rating])).toEqual([
      ['1.1.0', 2],
      ['1.0.0', null],
    ]);
  });

  it('T6.3: authors do not review their own tools', async () => {
    const { id } = await publishTool(author);
    const input = { toolId: id, rating: 5, title: 'Great', body: 'I made it' };
    expect((await author.client.refusal(REVIEW, { input })).code).toBe('FORBIDDEN');
    for (const rating of [0, 6, -1])
      expect(await a.client.refusal(REVIEW, { input: { ...input, rating } })).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', field: 'rating' },
      });
  });

  it('are verified by use', async () => {
    const { id } = await publishTool(author);
    expect((await review(a, id, 4)).review.isVerified).toBe(false);
    await a.client.data(USE, { input: { toolId: id, action: 'run', success: true } });
    expect((await review(a, id, 4)).review).toMatchObject({ isVerified: true, version: '1.0.0' });
  });

  it('count helpful votes once per user', async () => {
    const { id } = await publishTool(author);
    const one = (await review(a, id, 4)).review.id;
    await Promise.all(Array.from({ length: 10 }, () => b.client.data(VOTE, { id: one, helpful: true })));
    const { voteOnReview } = await c.client.data(VOTE, { id: one, helpful: false });
    expect(voteOnReview.review).toEqual({ id: one, helpful: 1, notHelpful: 1, viewerVote: false });
    const changed = await b.client.data(VOTE, { id: one, helpful: false });
    expect(changed.voteOnReview.review).toMatchObject({ helpful: 0, notHelpful: 2, viewerVote: false });
    const back = await b.client.data(VOTE, { id: one, helpful: null });
    expect(back.voteOnReview.review).toMatchObject({ helpful: 0, notHelpful: 1, viewerVote: null });
    expect((await a.client.refusal(VOTE, { id: one, helpful: true })).code).toBe('FORBIDDEN');
  });

  it('are answered by the author of the tool and hidden by moderators', async () => {
    const { id, slug } = await publishTool(author);
    const bad = (await review(a, id, 1)).review.id;
    await review(b, id, 5);
    const reply = `mutation ($id: ID!) { replyToToolReview(input: { reviewId: $id, body: "Fixed" }) { review { reply { body } } } }`;
    const hide = `mutation ($id: ID!, $hidden: Boolean!) { hideToolReview(input: { reviewId: $id, hidden: $hidden }) { tool { stats { rating reviews } } } }`;
    const list = `query ($slug: String!) { tool(slug: $slug) { reviews(first: 5, sort: NEWEST) { totalCount nodes { rating reply { body } author { username } } } } }`;
    expect((await b.client.refusal(reply, { id: bad })).code).toBe('FORBIDDEN');
    expect((await author.client.data(reply, { id: bad })).replyToToolReview.review.reply.body).toBe('Fixed');
    expect((await author.client.refusal(hide, { id: bad, hidden: true })).code).toBe('FORBIDDEN');
    const { hideToolReview } = await moderator.client.data(hide, { id: bad, hidden: true });
    expect(hideToolReview.tool.stats).toEqual({ rating: 5, reviews: 1 });
    const { reviews } = (await c.client.data(list, { slug })).tool;
    expect(reviews).toEqual({
      totalCount: 1,
      nodes: [{ rating: 5, reply: null, author: { username: b.username } }],
    });
    // An edit of a hidden review does not make it count.
    await review(a, id, 2);
    expect(await stats(slug)).toMatchObject({ rating: 5, reviews: 1 });
    const shown = await moderator.client.data(hide, { id: bad, hidden: false });
    expect(shown.hideToolReview.tool.stats).toEqual({ rating: 3.5, reviews: 2 });
  });

  it('leave no drift in any counter', async () => {
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift.filter(({ collection }) => collection.startsWith('tool'))).toEqual([]);
  });
});

describe('notifications about tools', () => {
  it('tell authors of reviews and approvals, and reviewers of answers', async () => {
    const { id } = await publishTool(author);
    const one = (await review(a, id, 4)).review.id;
    await review(a, id, 5);
    const reply = `mutation ($id: ID!) { replyToToolReview(input: { reviewId: $id, body: "Thanks" }) { review { id } } }`;
    await author.client.data(reply, { id: one });
    await moderator.client.data(
      `mutation ($id: ID!) { verifyTool(input: { toolId: $id }) { tool { id } } }`,
      {
        id,
      },
    );
    await allFolded();
    const told = async (who: Person) => {
      const query = `{ viewer { notifications(first: 20) { nodes { type message target { __typename ... on Tool { id } ... on ToolReview { id } } } } } }`;
      const { nodes } = (await who.client.data(query)).viewer.notifications;
      return nodes.filter(({ target }: any) => target?.id === id || target?.id === one);
    };
    expect((await told(author)).map(({ type }: any) => type).sort()).toEqual([
      'TOOL_APPROVED',
      'TOOL_REVIEW',
    ]);
    const [answer] = await told(a);
    expect(answer).toMatchObject({ type: 'TOOL_REVIEW_REPLY', target: { __typename: 'ToolReview' } });
    expect(answer.message).toContain('answered your review');
  });
});

describe('a reported review', () => {
  const MODERATE = `mutation ($input: ModerateInput!) { moderate(input: $input) { case { status } } }`;
  const DECIDE = `mutation ($id: ID!) { decideAppeal(input: { actionId: $id, overturn: true }) { action { id } } }`;
  const APPEAL = `mutation ($id: ID!) { appealModeration(input: { actionId: $id, text: "It was fair" }) { appeal { status } } }`;
  const NODE = `query ($id: ID!) { node(id: $id) { id } }`;

  it('is hidden by moderators and no longer counts; an appeal brings it back', async () => {
    const { id, slug } = await publishTool(author);
    const { review: bad } = await review(a, id, 1, { body: 'Utter rubbish' });
    await review(b, id, 5);
    const input = { targetId: bad.id, reason: 'HARASSMENT' };
    const { report } = (await author.client.data(REPORT, { input })).report;
    expect(report).toMatchObject({ targetType: 'TOOL_REVIEW' });
    await allFolded();
    const found = await ModerationCaseModel.findOne({ target: readGlobalId(bad.id)!.id }).lean();
    const caseId = toGlobalId('ModerationCase', found!._id);
    const decision = { caseId, action: 'REMOVE', reason: 'Be kind' };
    expect(await c.client.refusal(MODERATE, { input: decision })).toMatchObject({ code: 'NOT_FOUND' });
    await moderator.client.data(MODERATE, { input: decision });
    await allFolded();
    expect((await c.client.data(NODE, { id: bad.id })).node).toBeNull();
    expect(await stats(slug)).toMatchObject({ rating: 5, reviews: 1 });
    const action = await ModerationActionModel.findOne({ case: found!._id }).lean();
    const actionId = toGlobalId('ModerationAction', action!._id);
    await a.client.data(APPEAL, { id: actionId });
    const admin = await staff(Role.ADMIN);
    await admin.client.data(DECIDE, { id: actionId });
    await allFolded();
    expect((await c.client.data(NODE, { id: bad.id })).node).toEqual({ id: bad.id });
    expect(await stats(slug)).toMatchObject({ rating: 3, reviews: 2 });
  });
});
