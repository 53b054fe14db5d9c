import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { Role } from '../../src/models/identity/index.js';
import { PollOptionModel, PollVoteModel, SuggestionModel } from '../../src/models/community/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import * as ops from './operations.js';

const { newGroup, newTopic, refuses, reply } = ops;

let owner: Person;
let author: Person;
let other: Person;
let platform: Person;
let group: { id: string; slug: string };

beforeAll(async () => {
  [owner, author, other] = (await people(3)) as [Person, Person, Person];
  platform = await staff(Role.MODERATOR);
  group = await newGroup(owner);
  await ops.join(author, group.id);
  await ops.join(other, group.id);
});
afterEach(() => setClock(null));

const read = async (one: Person, id: string) => (await one.client.data(ops.TOPIC, { id })).node;

describe('a community post', () => {
  it('is Markdown made safe, with excerpt, words, reading time, tags and attachments in order', async () => {
    const attachments = [
      { kind: 'LINK', url: 'https://example.com/b', title: 'B' },
      { kind: 'IMAGE', url: 'https://example.com/a.png', width: 10, height: 20 },
    ];
    const body =
      'Pick **one** <script>alert(1)</script> [x](javascript:alert(1)) ![p](https://example.com/p.png)';
    const input = { groupId: group.id, title: 'Lenses', body, tags: ['Lens', '#lens', 'night'], attachments };
    const { communityPost: post } = (await author.client.data(ops.CREATE_TOPIC, { input }))
      .createCommunityPost;
    expect(post.bodyHtml).toContain('<strong>one</strong>');
    expect(post.bodyHtml).not.toMatch(/<script|href="javascript/);
    expect(post).toMatchObject({
      status: 'PUBLISHED',
      visibility: 'MEMBERS',
      type: 'DISCUSSION',
      readingTimeMinutes: 1,
    });
    expect(post.excerpt).toMatch(/^Pick one/);
    expect(post.tags.map((tag: any) => tag.name)).toEqual(['lens', 'night']);
    expect(post.attachments).toMatchObject([
      { kind: 'LINK', title: 'B', order: 0 },
      { kind: 'IMAGE', width: 10, order: 1 },
    ]);
    const bad = [{ kind: 'IMAGE', url: 'https://example.com/a.png' }];
    await refuses(author, ops.CREATE_TOPIC, { input: { ...input, attachments: bad } }, 'BAD_USER_INPUT');
  });

  it('of a draft is seen by its author alone until it is published', async () => {
    const input = { title: 'Draft', body: 'Soon', isDraft: true };
    const { id } = (await author.client.data(ops.CREATE_TOPIC, { input })).createCommunityPost.communityPost;
    expect(await read(other, id)).toBeNull();
    const published = { communityPostId: id, status: 'PUBLISHED' };
    await author.client.data(ops.UPDATE_TOPIC, { input: published });
    expect(await read(other, id)).toMatchObject({ status: 'PUBLISHED' });
    await refuses(author, ops.UPDATE_TOPIC, { input: { communityPostId: id, status: 'DRAFT' } }, 'CONFLICT');
  });

  it('waits for approval where its group asks for that, and is decided once', async () => {
    const strict = await newGroup(owner, { settings: { requirePostApproval: true } });
    await ops.join(author, strict.id);
    const id = await newTopic(author, { groupId: strict.id });
    expect(await read(author, id)).toMatchObject({ status: 'PENDING', publishedAt: null });
    expect(await read(other, id)).toBeNull();
    await refuses(author, ops.REVIEW_TOPIC, { id, approve: true }, 'FORBIDDEN');
    const answers = await Promise.all(
      [true, true].map((approve) => owner.client.send(ops.REVIEW_TOPIC, { id, approve })),
    );
    expect(ops.refusedWith(answers, 'CONFLICT')).toBe(1);
    expect(await read(author, id)).toMatchObject({ status: 'PUBLISHED' });
    const second = await newTopic(author, { groupId: strict.id });
    await owner.client.data(ops.REVIEW_TOPIC, { id: second, approve: false, reason: 'Off topic' });
    expect(await read(author, second)).toMatchObject({ status: 'REMOVED', reviewReason: 'Off topic' });
  });

  it('is pinned and locked by moderators, and featured by those of the platform', async () => {
    const first = await newTopic(author, { groupId: group.id });
    await newTopic(author, { groupId: group.id });
    for (const [operation, variables] of [
      [ops.PIN, { id: first, pinned: true }],
      [ops.LOCK, { id: first, locked: true }],
      [ops.FEATURE, { id: first, featured: true }],
    ] as const)
      await refuses(author, operation, variables, 'FORBIDDEN');
    await owner.client.data(ops.PIN, { id: first, pinned: true });
    await owner.client.data(ops.LOCK, { id: first, locked: true });
    const list = await author.client.data(ops.TOPICS, { first: 5, groupId: group.id });
    expect(list.communityPosts.nodes[0]).toMatchObject({ id: first, isPinned: true, isLocked: true });
    await refuses(other, ops.COMMENT, { input: { targetId: first, body: 'Hm' } }, 'CONFLICT');
    const open = await newTopic(author);
    await platform.client.data(ops.FEATURE, { id: open, featured: true });
  });

  it('takes comments five levels deep, with attachments, and reactions by members', async () => {
    const topic = await newTopic(author, { groupId: group.id, visibility: 'PUBLIC' });
    let parent: string | null = null;
    for (let level = 0; level < 7; level++) parent = await reply(level % 2 ? other : author, topic, parent);
    const QUERY =
      'query ($id: ID!) { node(id: $id) { ... on Comment { depth replyTo { id } target { __typename } } } }';
    expect((await other.client.data(QUERY, { id: parent })).node).toMatchObject({
      depth: 5,
      target: { __typename: 'CommunityPost' },
    });
    const attachments = [{ kind: 'LINK', url: 'https://example.com', title: 'See' }];
    const said = await other.client.data(ops.COMMENT, {
      input: { targetId: topic, body: 'x'.repeat(2_000), attachments },
    });
    expect(said.addComment.comment).toMatchObject({ status: 'PUBLISHED', attachments: [{ title: 'See' }] });
    await refuses(
      other,
      ops.COMMENT,
      { input: { targetId: topic, body: 'x'.repeat(2_001) } },
      'BAD_USER_INPUT',
    );
    const stranger = (await people(1))[0]!;
    await refuses(stranger, ops.COMMENT, { input: { targetId: topic, body: 'Hm' } }, 'FORBIDDEN');
    const REACT = `mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { ... on CommunityPost { viewerReaction stats { likes comments } } } } }`;
    expect((await other.client.data(REACT, { id: topic })).react.target).toEqual({
      viewerReaction: 'LOVE',
      stats: { likes: 1, comments: 8 },
    });
  });

  it('T4.14 keeps its history, which is gone with it and of which a moderator hides a version', async () => {
    const topic = await newTopic(author, { groupId: group.id, body: 'My phone is 555' });
    await author.client.data(ops.UPDATE_TOPIC, { input: { communityPostId: topic, body: 'Redacted' } });
    const [version] = (await read(other, topic)).history.nodes;
    expect(version).toMatchObject({ previousBody: 'My phone is 555', editedBy: { id: author.id } });
    await refuses(other, ops.HIDE_VERSION, { id: version.id, hidden: true }, 'FORBIDDEN');
    await owner.client.data(ops.HIDE_VERSION, { id: version.id, hidden: true });
    expect((await read(other, topic)).history.nodes).toMatchObject([{ isHidden: true, previousBody: null }]);
    expect((await read(author, topic)).history.nodes).toMatchObject([{ previousBody: 'My phone is 555' }]);
    const found = await other.client.data(ops.SEARCH_TOPICS, { query: '555', groupId: group.id });
    expect(found.searchCommunityPosts.nodes).toEqual([]);
    await author.client.data(ops.DELETE_TOPIC, { id: topic });
    const QUERY = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await other.client.data(QUERY, { id: version.id })).node).toBeNull();
  });

  it('is listed in four orders and found by words, each by what the viewer may see', async () => {
    const word = `zephyr${Date.now()}`;
    const mine = await newTopic(author, { groupId: group.id, title: `About ${word}`, tags: [word] });
    const open = await newTopic(author, { title: `Open ${word}`, tags: [word] });
    await reply(other, mine);
    await allFolded();
    const stranger = (await people(1))[0]!;
    const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id);
    const find = async (one: Person, groupId: string | null) =>
      ids((await one.client.data(ops.SEARCH_TOPICS, { query: word, groupId })).searchCommunityPosts.nodes);
    expect(await find(stranger, null)).toEqual([open]);
    expect(await find(other, group.id)).toEqual([mine]);
    for (const sort of ['NEW', 'ACTIVE', 'TOP', 'HOT']) {
      const { communityPosts } = await other.client.data(ops.TOPICS, { first: 50, groupId: group.id, sort });
      expect(ids(communityPosts.nodes)).toContain(mine);
      const byTag = await stranger.client.data(ops.TOPICS, { first: 5, tag: word, sort });
      expect(ids(byTag.communityPosts.nodes)).toEqual([open]);
    }
    const { communityPosts } = await other.client.data(ops.TOPICS, {
      first: 1,
      groupId: group.id,
      sort: 'ACTIVE',
    });
    expect(ids(communityPosts.nodes)).toEqual([mine]);
  });
});

describe('a poll', () => {
  const ask = async (more: Record<string, unknown> = {}) => {
    const poll = { question: 'Lens?', options: ['35mm', '50mm', '85mm'], ...more };
    const id = await newTopic(author, { groupId: group.id, type: 'POLL', poll });
    return { id, options: (await read(author, id)).poll.options.map((one: any) => one.id) as string[] };
  };

  it('T4.12 counts the last choice of each user once, whoever votes at once', async () => {
    const { id, options } = await ask();
    const [a, b] = options as [string, string];
    await other.client.data(ops.VOTE, { id, optionIds: [a] });
    const { poll } = (await other.client.data(ops.VOTE, { id, optionIds: [b] })).voteInPoll.communityPost;
    expect(poll).toMatchObject({ totalVotes: 1, voters: 1 });
    expect(poll.options.map((one: any) => [one.votes, one.viewerHasChosen])).toEqual([
      [0, false],
      [1, true],
      [0, false],
    ]);
    await refuses(other, ops.VOTE, { id, optionIds: [a, b] }, 'BAD_USER_INPUT');
    const many = await crowd(50);
    await Promise.all(many.map((one) => ops.join(one, group.id)));
    await Promise.all(
      many.flatMap((one, n) => [
        one.client.send(ops.VOTE, { id, optionIds: [options[n % 3]] }),
        one.client.send(ops.VOTE, { id, optionIds: [options[(n + 1) % 3]] }),
      ]),
    );
    await allFolded();
    const post = ops.objectIdOf(id, 'CommunityPost');
    expect(await PollVoteModel.countDocuments({ post })).toBe(51);
    const stored = await PollOptionModel.find({ post }).lean();
    expect(stored.reduce((sum, one) => sum + one.votes, 0)).toBe(51);
    await other.client.data(ops.VOTE, { id, optionIds: [] });
    await allFolded();
    expect((await read(other, id)).poll).toMatchObject({ voters: 50 });
  }, 60_000);

  it('T4.12 keeps counts when options move, and their text once they have votes', async () => {
    const { id, options } = await ask();
    const [a, b, c] = options as [string, string, string];
    await other.client.data(ops.VOTE, { id, optionIds: [a] });
    const change = (list: object[], question?: string) => ({
      input: { communityPostId: id, poll: { options: list, ...(question ? { question } : {}) } },
    });
    const moved = [
      { id: c, text: '85mm' },
      { id: b, text: '50 mm' },
      { id: a, text: '35mm' },
      { text: '135mm' },
    ];
    const { poll } = (await author.client.data(ops.UPDATE_TOPIC, change(moved))).updateCommunityPost
      .communityPost;
    expect(poll.options.map((one: any) => [one.text, one.votes])).toEqual([
      ['85mm', 0],
      ['50 mm', 0],
      ['35mm', 1],
      ['135mm', 0],
    ]);
    const reworded = [
      { id: c, text: '85mm' },
      { id: a, text: 'Another' },
    ];
    await refuses(author, ops.UPDATE_TOPIC, change(reworded), 'CONFLICT');
    await refuses(author, ops.UPDATE_TOPIC, change([{ id: c, text: '85mm' }, { text: 'New' }]), 'CONFLICT');
    await refuses(
      author,
      ops.UPDATE_TOPIC,
      change(moved.slice(0, 1).concat({ id: a, text: '35mm' }), 'Body?'),
      'CONFLICT',
    );
  });

  it('T4.12 hides results from everybody until it closes, and takes no votes then', async () => {
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const { id, options } = await ask({ results: 'AFTER_CLOSE', endsAt });
    await other.client.data(ops.VOTE, { id, optionIds: [options[0]] });
    await allFolded();
    for (const one of [author, owner, other])
      expect((await read(one, id)).poll).toMatchObject({ isClosed: false, totalVotes: null, voters: null });
    setClock(() => Date.parse(endsAt));
    await refuses(other, ops.VOTE, { id, optionIds: [options[1]] }, 'CONFLICT');
    expect((await read(author, id)).poll).toMatchObject({ isClosed: true, totalVotes: 1 });
  });

  it('shows results after the own vote, and is closed by its author', async () => {
    const { id, options } = await ask({ results: 'AFTER_VOTE', allowMultiple: true });
    expect((await read(other, id)).poll.totalVotes).toBeNull();
    await other.client.data(ops.VOTE, { id, optionIds: options.slice(0, 2) });
    expect((await read(other, id)).poll).toMatchObject({ totalVotes: 2, voters: 1 });
    await refuses(other, ops.CLOSE_POLL, { id }, 'FORBIDDEN');
    await author.client.data(ops.CLOSE_POLL, { id });
    await refuses(other, ops.VOTE, { id, optionIds: [options[2]] }, 'CONFLICT');
  });
});

describe('an accepted answer', () => {
  it('T4.13 is one at most, goes with its comment, and does not edit the question', async () => {
    const question = await newTopic(author, { groupId: group.id, type: 'QUESTION' });
    const [first, second] = [await reply(other, question), await reply(owner, question)];
    await refuses(other, ops.ACCEPT, { id: question, commentId: first }, 'FORBIDDEN');
    await author.client.data(ops.ACCEPT, { id: question, commentId: first });
    const { communityPost } = (await author.client.data(ops.ACCEPT, { id: question, commentId: second }))
      .acceptAnswer;
    expect(communityPost).toEqual({ id: question, editedAt: null, acceptedAnswer: { id: second } });
    const COUNT = 'query ($username: String!) { user(username: $username) { acceptedAnswers } }';
    const solved = async (one: Person) =>
      (await one.client.data(COUNT, { username: one.username })).user.acceptedAnswers;
    expect([await solved(other), await solved(owner)]).toEqual([0, 1]);
    await owner.client.data(
      'mutation ($id: ID!) { deleteComment(input: { commentId: $id }) { deletedId } }',
      { id: second },
    );
    expect((await read(author, question)).acceptedAnswer).toBeNull();
    expect(await solved(owner)).toBe(0);
    const talk = await newTopic(author, { groupId: group.id });
    await refuses(author, ops.ACCEPT, { id: talk, commentId: null }, 'BAD_USER_INPUT');
  });
});

describe('suggestions', () => {
  const IDEA = { title: 'Dark mode', description: 'For night owls', category: 'UI', tags: ['theme'] };
  const suggest = async (one: Person) =>
    (await one.client.data(ops.SUGGEST, { input: IDEA })).createSuggestion.suggestion.id as string;

  it('T4.21 count each voter once, merge to the union of voters, and close', async () => {
    const [s1, s2] = [await suggest(author), await suggest(other)];
    const many = await crowd(10);
    await Promise.all(
      many.flatMap((one) => [1, 2].map(() => one.client.data(ops.VOTE_SUGGESTION, { id: s2, vote: true }))),
    );
    await many[0]!.client.data(ops.VOTE_SUGGESTION, { id: s1, vote: true });
    await allFolded();
    const votes = async (id: string) =>
      (await SuggestionModel.findById(ops.objectIdOf(id, 'Suggestion')).lean())!.stats.votes;
    expect([await votes(s1), await votes(s2)]).toEqual([2, 11]);
    await refuses(author, ops.MERGE, { id: s2, into: s1 }, 'FORBIDDEN');
    await platform.client.data(ops.MERGE, { id: s2, into: s1 });
    await allFolded();
    expect([await votes(s1), await votes(s2)]).toEqual([12, 11]);
    await refuses(author, ops.VOTE_SUGGESTION, { id: s2, vote: false }, 'CONFLICT');
    await refuses(platform, ops.MERGE, { id: s2, into: s1 }, 'CONFLICT');
    const triage = { suggestionId: s1, status: 'COMPLETED', priority: 'HIGH', assigneeId: platform.id };
    await refuses(author, ops.TRIAGE, { input: triage }, 'FORBIDDEN');
    const done = (await platform.client.data(ops.TRIAGE, { input: triage })).triageSuggestion.suggestion;
    expect(done).toMatchObject({ status: 'COMPLETED', priority: 'HIGH', assignee: { id: platform.id } });
    await refuses(author, ops.VOTE_SUGGESTION, { id: s1, vote: false }, 'CONFLICT');
    const listed = await (
      await testApp()
    ).visitor.data(ops.SUGGESTIONS, { first: 5, status: 'COMPLETED', sort: 'TOP' });
    expect(listed.suggestions.nodes[0]).toMatchObject({ id: s1, viewerHasVoted: false });
  });

  it('take comments of up to 500 characters', async () => {
    const id = await suggest(author);
    await reply(other, id);
    await refuses(other, ops.COMMENT, { input: { targetId: id, body: 'x'.repeat(501) } }, 'BAD_USER_INPUT');
  });
});

it('no counter of the community has drifted', async () => {
  const ours = /^(groups|community_posts|poll_options|suggestions)$/;
  const { checked, drift } = await reconcile({ settle: allFolded });
  expect(checked).toBeGreaterThan(0);
  expect(drift.filter(({ collection }) => ours.test(collection))).toEqual([]);
}, 60_000);
