import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { toldTo } from '../social/notifications.js';
import { BLOCK, DELETE_COMMENT } from '../social/operations.js';
import * as ops from './operations.js';

const PREFER = `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }`;
const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }`;

let owner: Person;
let group: { id: string; slug: string };
/** New ones for each test: nobody has told them anything yet. */
let author: Person;
let other: Person;

beforeAll(async () => {
  [owner] = (await people(1)) as [Person];
  group = await ops.newGroup(owner);
});
beforeEach(async () => {
  [author, other] = (await people(2)) as [Person, Person];
  for (const one of [author, other]) await ops.join(one, group.id);
});

const typesOf = async (who: Person) => (await toldTo(who)).told.map(({ type }) => type).sort();
const inApp = (who: Person, switches: object) =>
  who.client.data(PREFER, { input: { inApp: { enabled: true, ...switches } } });
const invite = async (groupId: string, by = owner): Promise<string> =>
  (await by.client.data(ops.INVITE, { groupId, userIds: [other.id] })).inviteToGroup.memberships[0].id;
/** A group that asks for approval of posts, with the author as a member. */
const strict = async () => {
  const { id } = await ops.newGroup(owner, { settings: { requirePostApproval: true } });
  await ops.join(author, id);
  return id;
};

describe('the forum tells', () => {
  it('the author of a comment and of a post, each once in the nearest way', async () => {
    const topic = await ops.newTopic(author, { groupId: group.id });
    const said = await ops.reply(other, topic);
    const answer = await ops.reply(author, topic, said);
    expect((await toldTo(author)).told).toMatchObject([
      { type: 'COMMENT', actors: [{ id: other.id }], target: { __typename: 'CommunityPost' } },
    ]);
    expect((await toldTo(other)).told).toMatchObject([
      { type: 'REPLY', actors: [{ id: author.id }], target: { __typename: 'Comment', id: said } },
    ]);
    await author.client.data(DELETE_COMMENT, { id: answer });
    expect(await typesOf(other)).toEqual([]);
  });

  it('the author of an accepted answer, and takes it back with the acceptance', async () => {
    const id = await ops.newTopic(author, { groupId: group.id, type: 'QUESTION' });
    const commentId = await ops.reply(other, id);
    await author.client.data(ops.ACCEPT, { id, commentId });
    const [told] = (await toldTo(other)).told;
    expect(told).toMatchObject({
      type: 'ANSWER_ACCEPTED',
      message: 'Test Person accepted your answer',
      target: { __typename: 'Comment', id: commentId },
    });
    await author.client.data(ops.ACCEPT, { id, commentId: null });
    expect(await typesOf(other)).toEqual([]);
    // The own answer is no news.
    await author.client.data(ops.ACCEPT, { id, commentId: await ops.reply(author, id) });
    expect(await typesOf(author)).toEqual(['COMMENT']);
  });

  it('moderators of a post that waits, and its author of the decision', async () => {
    const groupId = await strict();
    const [approved, rejected] = [
      await ops.newTopic(author, { groupId }),
      await ops.newTopic(author, { groupId }),
    ];
    const waiting = (await toldTo(owner)).told.filter(({ type }) => type === 'POST_PENDING');
    expect(waiting).toHaveLength(2);
    expect(waiting[0]!.actors).toMatchObject([{ id: author.id }]);
    await owner.client.data(ops.REVIEW_TOPIC, { id: approved, approve: true });
    await owner.client.data(ops.REVIEW_TOPIC, { id: rejected, approve: false, reason: 'Off topic' });
    const { told } = await toldTo(author);
    expect(told.map(({ type }) => type).sort()).toEqual(['POST_APPROVED', 'POST_REJECTED']);
    // Who decided is not said.
    for (const { actors } of told) expect(actors).toEqual([]);
  });

  it('those who are named, once the post is published and where they may see it', async () => {
    const [stranger] = (await people(1)) as [Person];
    const groupId = await strict();
    await ops.join(other, groupId);
    const body = `See @${other.username} and @${stranger.username}`;
    const topic = await ops.newTopic(author, { groupId, body });
    expect(await typesOf(other)).toEqual([]);
    await owner.client.data(ops.REVIEW_TOPIC, { id: topic, approve: true });
    expect((await toldTo(other)).told).toMatchObject([{ type: 'MENTION', actors: [{ id: author.id }] }]);
    expect(await typesOf(stranger)).toEqual([]);
    await author.client.data(ops.DELETE_TOPIC, { id: topic });
    expect(await typesOf(other)).toEqual([]);
  });

  it('of invitations, requests and roles; an invitation that is declined goes', async () => {
    const hidden = await ops.newGroup(owner, { visibility: 'SECRET' });
    const id = await invite(hidden.id);
    expect((await toldTo(other)).told).toMatchObject([
      { type: 'GROUP_INVITE', actors: [{ id: owner.id }], target: { __typename: 'Group' } },
    ]);
    await other.client.data(ops.ANSWER_INVITATION, { id, accept: false });
    expect(await typesOf(other)).toEqual([]);
    const asking = await ops.newGroup(owner, { joinApprovalRequired: true });
    const membershipId = await ops.join(other, asking.id);
    expect(await typesOf(owner)).toContain('GROUP_REQUEST');
    await owner.client.data(ops.REVIEW_MEMBER, { id: membershipId, approve: true });
    await owner.client.data(ops.CHANGE_MEMBER, { input: { membershipId, role: 'MODERATOR' } });
    expect(await typesOf(other)).toEqual(['GROUP_APPROVED', 'GROUP_ROLE']);
  });

  it('nobody of what they see no more', async () => {
    const hidden = await ops.newGroup(owner, { visibility: 'PRIVATE' });
    const membershipId = await ops.join(other, hidden.id);
    await owner.client.data(ops.REVIEW_MEMBER, { id: membershipId, approve: true });
    await ops.newTopic(owner, { groupId: hidden.id, body: `Hello @${other.username}` });
    expect(await typesOf(other)).toEqual(['GROUP_APPROVED', 'MENTION']);
    await other.client.data(ops.LEAVE, { id: hidden.id });
    expect(await typesOf(other)).not.toContain('MENTION');
  });
});

describe('the forum tells nothing', () => {
  /** Everything that the other can be told of. */
  const everything = async (): Promise<void> => {
    const question = await ops.newTopic(author, { groupId: group.id, type: 'QUESTION' });
    const said = await ops.reply(other, question);
    await ops.reply(author, question, said);
    await author.client.data(ops.ACCEPT, { id: question, commentId: said });
    await ops.reply(author, await ops.newTopic(other, { groupId: group.id }));
    await ops.newTopic(author, { groupId: group.id, body: `Hello @${other.username}` });
    const own = await ops.newGroup(author);
    await invite(own.id, author);
  };
  const ALL = ['ANSWER_ACCEPTED', 'COMMENT', 'GROUP_INVITE', 'MENTION', 'REPLY'];

  it.each([
    [{}, ALL],
    [{ groups: false }, ['ANSWER_ACCEPTED', 'COMMENT', 'MENTION', 'REPLY']],
    [{ comments: false }, ['GROUP_INVITE', 'MENTION']],
    [{ mentions: false }, ['ANSWER_ACCEPTED', 'COMMENT', 'GROUP_INVITE', 'REPLY']],
    [{ enabled: false }, []],
  ])('of kinds that are switched off: %j', async (switches, left) => {
    await inApp(other, switches);
    await everything();
    expect(await typesOf(other)).toEqual(left);
  });

  it('of users who are muted', async () => {
    await other.client.data(MUTE, { id: author.id });
    await everything();
    expect(await typesOf(other)).toEqual([]);
  });

  it('of users who are blocked meanwhile', async () => {
    await everything();
    expect(await typesOf(other)).toEqual(ALL);
    await other.client.data(BLOCK, { id: author.id });
    expect(await typesOf(other)).toEqual([]);
  });

  it('the moderators of who waits and is muted', async () => {
    const groupId = await strict();
    await owner.client.data(MUTE, { id: author.id });
    const before = (await typesOf(owner)).filter((type) => type === 'POST_PENDING').length;
    await ops.newTopic(author, { groupId });
    expect((await typesOf(owner)).filter((type) => type === 'POST_PENDING')).toHaveLength(before);
  });
});
