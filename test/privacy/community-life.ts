import * as ops from '../community/operations.js';
import type { Person } from '../factories/person.js';

/** Does everything that can be done in the community, with words that are the person's alone. */
export async function liveInCommunity(
  one: Person,
  [ada, ben]: readonly [Person, Person, Person],
  words: string,
): Promise<void> {
  const mine = await ops.newGroup(one);
  const theirs = await ops.newGroup(ada);
  await ops.join(one, theirs.id);
  await ops.join(ada, mine.id);
  const bens = await ops.join(ben, mine.id);
  await one.client.data(ops.MAKE_LINK, { input: { groupId: mine.id } });
  await one.client.data(ops.INVITE, { groupId: mine.id, userIds: [ben.id] });

  const own = await ops.newTopic(one, {
    groupId: theirs.id,
    title: words,
    body: `${words} @${ada.username}`,
  });
  await one.client.data(ops.UPDATE_TOPIC, { input: { communityPostId: own, body: `${words} again` } });
  await one.client.data(ops.CREATE_TOPIC, { input: { title: words, body: words, isDraft: true } });
  const poll = { question: 'Which lens?', options: ['35mm', '50mm'] };
  const ownPoll = await ops.newTopic(one, {
    ...{ groupId: mine.id, type: 'POLL', title: words, body: words },
    poll: { question: words, options: [words, `${words} 2`] },
  });
  const asked = await ops.newTopic(ada, { groupId: theirs.id, type: 'POLL', poll });
  for (const [who, id] of [
    [one, asked],
    [ada, ownPoll],
  ] as const) {
    const { node } = await who.client.data(ops.TOPIC, { id });
    await who.client.data(ops.VOTE, { id, optionIds: [node.poll.options[0].id] });
  }
  const question = await ops.newTopic(ada, {
    ...{ groupId: theirs.id, type: 'QUESTION', body: `Does @${one.username} know?` },
  });
  const input = { communityPostId: question, body: 'Does anybody know?' };
  await ada.client.data(ops.UPDATE_TOPIC, { input });
  const answer = { targetId: question, body: words };
  const said = (await one.client.data(ops.COMMENT, { input: answer })).addComment.comment.id;
  await ada.client.data(ops.ACCEPT, { id: question, commentId: said });
  await ops.reply(ada, own);
  await one.client.data(ops.SHARE_TOPIC, { id: question });
  await ada.client.data(ops.SHARE_TOPIC, { id: own });
  await one.client.data('mutation ($id: ID!) { react(input: { targetId: $id }) { target { __typename } } }', {
    id: question,
  });
  const removed = await ops.newTopic(ada, { groupId: mine.id });
  await one.client.data(ops.DELETE_TOPIC, { id: removed });
  await one.client.data(ops.BAN, { input: { membershipId: bens, reason: 'Too loud' } });

  const idea = { title: words, description: words, category: 'UI' };
  await one.client.data(ops.SUGGEST, { input: idea });
  const other = { title: 'Dark mode', description: 'For night owls', category: 'UI' };
  const { suggestion } = (await ada.client.data(ops.SUGGEST, { input: other })).createSuggestion;
  await one.client.data(ops.VOTE_SUGGESTION, { id: suggestion.id, vote: true });
}
