import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { closeAll, listen, type Listening } from '../messaging/live.js';
import { BLOCK, DELETE_COMMENT } from '../social/operations.js';
import * as ops from './operations.js';

const ACTIVITY = `subscription ($id: ID!) { communityPostActivity(communityPostId: $id) {
  communityPost { id stats { likes comments } acceptedAnswer { id } poll { totalVotes options { id votes viewerHasChosen } } }
  newComment { id body author { username } } } }`;
const REACT = `mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { __typename } } }`;
const UNREACT = `mutation ($id: ID!) { unreact(input: { targetId: $id }) { target { __typename } } }`;
const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }`;

interface Activity {
  communityPost: {
    stats: { likes: number; comments: number };
    acceptedAnswer: { id: string } | null;
    poll: { totalVotes: number | null; options: { votes: number | null; viewerHasChosen: boolean }[] } | null;
  } | null;
  newComment: { id: string; body: string; author: { username: string } } | null;
}

let owner: Person;
let author: Person;
let member: Person;
let stranger: Person;
let group: { id: string; slug: string };

beforeAll(async () => {
  [owner, author, member, stranger] = (await people(4)) as [Person, Person, Person, Person];
  group = await ops.newGroup(owner);
  for (const one of [author, member]) await ops.join(one, group.id);
});
afterAll(closeAll);

const topicIn = (groupId: string, input: object = {}) => ops.newTopic(author, { groupId, ...input });

/** Listens to a post; the protocol has no word for the moment at which that begins, so the owner reacts until it is heard. */
async function watch(who: Person | null, id: string): Promise<Listening<Activity>> {
  const heard = await listen<Activity>(who, ACTIVITY, { id });
  let done = false;
  const first = heard.take(1).finally(() => (done = true));
  for (let n = 0; !done; n++) {
    await owner.client.data(n % 2 ? UNREACT : REACT, { id });
    await Promise.race([first, new Promise((resolve) => setImmediate(resolve))]);
  }
  await first;
  return heard;
}
const refusedTo = async (who: Person | null, id: string) =>
  (await listen<Activity>(who, ACTIVITY, { id })).refused();

describe('the live activity of a community post', () => {
  it('tells of a new comment with its author, the counts folded', async () => {
    const id = await topicIn(group.id);
    const heard = await watch(member, id);
    const said = await ops.reply(author, id);
    const { newComment, communityPost } = (await heard.until((one) => one.newComment !== null)).at(-1)!;
    expect(newComment).toEqual({ id: said, body: 'An answer', author: { username: author.username } });
    expect(communityPost!.stats.comments).toBe(1);
    await author.client.data(DELETE_COMMENT, { id: said });
    await heard.until((one) => one.communityPost?.stats.comments === 0);
  });

  it('tells of votes, each viewer as much as they may see', async () => {
    const poll = { question: 'Lens?', options: ['35mm', '50mm'], results: 'AFTER_VOTE' };
    const id = await topicIn(group.id, { type: 'POLL', poll });
    const [a] = (await member.client.data(ops.TOPIC, { id })).node.poll.options;
    const [mine, theirs] = [await watch(member, id), await watch(author, id)];
    await member.client.data(ops.VOTE, { id, optionIds: [a.id] });
    const voted = (await mine.until((one) => one.communityPost?.poll?.totalVotes === 1)).at(-1)!;
    expect(voted.communityPost!.poll!.options).toMatchObject([
      { votes: 1, viewerHasChosen: true },
      { votes: 0, viewerHasChosen: false },
    ]);
    await author.client.data(ops.CLOSE_POLL, { id });
    const heard = await theirs.until((one) => one.communityPost?.poll?.totalVotes === 1);
    const before = heard.slice(0, -1).map((one) => one.communityPost!.poll!);
    for (const { totalVotes, options } of before)
      expect([totalVotes, ...options.map(({ votes }) => votes)]).toEqual([null, null, null]);
  });

  it('tells of an accepted answer', async () => {
    const id = await topicIn(group.id, { type: 'QUESTION' });
    const commentId = await ops.reply(member, id);
    const heard = await watch(member, id);
    await author.client.data(ops.ACCEPT, { id, commentId });
    await heard.until((one) => one.communityPost?.acceptedAnswer?.id === commentId);
  });

  it('leaves out comments by the muted; their counts are told', async () => {
    const [listener, noisy] = (await people(2)) as [Person, Person];
    for (const one of [listener, noisy]) await ops.join(one, group.id);
    await listener.client.data(MUTE, { id: noisy.id });
    const id = await topicIn(group.id);
    const heard = await watch(listener, id);
    await ops.reply(noisy, id);
    await ops.reply(author, id);
    const all = await heard.until((one) => one.newComment !== null);
    expect(all.at(-1)!.newComment!.author.username).toBe(author.username);
    expect(all.at(-1)!.communityPost!.stats.comments).toBe(2);
  });

  it('47 is refused to those who may not see the post', async () => {
    const id = await topicIn(group.id);
    expect(await refusedTo(null, id)).toMatchObject({ code: 'NOT_FOUND', field: 'communityPostId' });
    expect(await refusedTo(stranger, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusedTo(member, group.id)).toMatchObject({ code: 'BAD_USER_INPUT' });
    await watch(null, await topicIn(group.id, { visibility: 'PUBLIC' }));
  });

  it('47 ends for members who leave or are removed, and for all when the post goes', async () => {
    const hidden = await ops.newGroup(owner, { visibility: 'PRIVATE' });
    const memberships = new Map<Person, string>();
    for (const one of [author, member, stranger]) {
      const id = await ops.join(one, hidden.id);
      await owner.client.data(ops.REVIEW_MEMBER, { id, approve: true });
      memberships.set(one, id);
    }
    const id = await topicIn(hidden.id);
    const [leaving, removed, staying] = [
      await watch(member, id),
      await watch(stranger, id),
      await watch(owner, id),
    ];
    await member.client.data(ops.LEAVE, { id: hidden.id });
    await owner.client.data(ops.REMOVE_MEMBER, { id: memberships.get(stranger) });
    await ops.reply(owner, id);
    expect(await leaving.refused()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await removed.refused()).toMatchObject({ code: 'NOT_FOUND' });
    for (const { newComment } of [...leaving.rest(), ...removed.rest()]) expect(newComment).toBeNull();
    await staying.until((one) => one.newComment !== null);
    await author.client.data(ops.DELETE_TOPIC, { id });
    expect(await staying.refused()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('44 ends for users whom its author blocks, and leaves out comments by the blocked', async () => {
    const [blocker, blocked] = (await people(2)) as [Person, Person];
    for (const one of [blocker, blocked]) await ops.join(one, group.id);
    const [by, other] = [await ops.newTopic(blocker, { groupId: group.id }), await topicIn(group.id)];
    const [watching, listening] = [await watch(blocked, by), await watch(blocker, other)];
    await blocker.client.data(BLOCK, { id: blocked.id });
    await ops.reply(owner, by);
    expect(await watching.refused()).toMatchObject({ code: 'NOT_FOUND' });
    await ops.reply(blocked, other);
    await ops.reply(owner, other);
    const told = await listening.until((one) => one.newComment !== null);
    expect(told.at(-1)!.newComment!.author.username).toBe(owner.username);
  });
});
