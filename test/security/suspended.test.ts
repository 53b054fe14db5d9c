import { beforeAll, describe, expect, it } from 'vitest';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { SEND, START } from '../messaging/operations.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW, REACT, SAVE } from '../social/operations.js';

/** Everything that anybody can reach of somebody, a row a surface: who looks, and what to ask. */
type Surface = [name: string, who: () => Person, query: string, variables?: () => Record<string, unknown>];

const SUSPEND = `mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { account { status } } }`;
const RESTORE = `mutation ($input: RestoreUserInput!) { restoreUser(input: $input) { account { status } } }`;
const STORY = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id } } }`;
const place = { latitude: -47.2, longitude: 140 + Math.random() };

let ada: Person;
let mira: Person;
let eve: Person;
let gone: Person;
let asked: Person;
/** Of the one who is suspended, and of mira, by name. */
const ids: Record<string, string> = {};
let tag: string;

const LIST = '{ id author { id } }';
const surfaces: Surface[] = [
  ['node(id) of the person', () => mira, 'query ($gone: ID!) { node(id: $gone) { id } }'],
  ['node(id) of a post', () => mira, 'query ($post: ID!) { node(id: $post) { id } }'],
  ['node(id) of a comment', () => mira, 'query ($comment: ID!) { node(id: $comment) { id } }'],
  ['node(id) of a story', () => mira, 'query ($story: ID!) { node(id: $story) { id } }'],
  ['node(id) of a highlight', () => mira, 'query ($highlight: ID!) { node(id: $highlight) { id } }'],
  ['the profile by name', () => mira, 'query ($name: String!) { user(username: $name) { id } }'],
  ['the home feed', () => mira, `{ viewer { homeFeed(first: 50) { nodes ${LIST} } } }`],
  [
    'a repost by somebody else',
    () => mira,
    '{ viewer { homeFeed(first: 50) { nodes { repostOf { id author { id } } } } } }',
  ],
  [
    'a quote by somebody else',
    () => mira,
    'query ($quote: ID!) { node(id: $quote) { ... on Post { quoteOf { id } } } }',
  ],
  ['a category feed', () => mira, `{ posts(category: TEXT_POST, first: 100) { nodes ${LIST} } }`],
  ['trends', () => mira, `{ trendingPosts(window: DAY, first: 100) { nodes ${LIST} } }`],
  [
    'a tag',
    () => mira,
    `query ($tag: String!) { tag(name: $tag) { posts(first: 50) { totalCount nodes ${LIST} } } }`,
  ],
  [
    'what is nearby',
    () => mira,
    `query ($near: CoordinatesInput!) { nearbyPosts(near: $near, radiusKm: 1, first: 50) { nodes ${LIST} } }`,
  ],
  ['what is featured', () => mira, `{ featuredPosts(first: 50) { nodes ${LIST} } }`],
  [
    'search of posts',
    () => mira,
    `query ($tag: String!) { searchPosts(query: $tag, first: 50) { totalCount nodes ${LIST} } }`,
  ],
  [
    'search of people',
    () => mira,
    'query ($name: String!) { searchUsers(query: $name, first: 50) { nodes { id } } }',
  ],
  ['suggestions', () => eve, '{ viewer { suggestedUsers(first: 100) { nodes { id } } } }'],
  [
    'comments',
    () => mira,
    'query ($mine: ID!) { node(id: $mine) { ... on Post { comments(first: 50) { nodes { id author { id } } } } } }',
  ],
  [
    'replies',
    () => mira,
    'query ($thread: ID!) { node(id: $thread) { ... on Comment { replies(first: 50) { nodes { id author { id } } } } } }',
  ],
  [
    'who likes a post',
    () => mira,
    'query ($mine: ID!) { node(id: $mine) { ... on Post { likers(first: 50) { nodes { id } } } } }',
  ],
  [
    'mentions in a post',
    () => mira,
    'query ($mine: ID!) { node(id: $mine) { ... on Post { mentions { id } } } }',
  ],
  [
    'mentions in a comment',
    () => mira,
    'query ($thread: ID!) { node(id: $thread) { ... on Comment { mentions { id } } } }',
  ],
  [
    'followers',
    () => mira,
    'query ($me: String!) { user(username: $me) { followers(first: 50) { nodes { id } } } }',
  ],
  [
    'following',
    () => mira,
    'query ($me: String!) { user(username: $me) { following(first: 50) { nodes { id } } } }',
  ],
  ['requests to follow', () => asked, '{ viewer { followRequests(first: 50) { nodes { user { id } } } } }'],
  ['close friends', () => mira, '{ viewer { closeFriends(first: 50) { nodes { id } } } }'],
  ['the muted', () => asked, '{ viewer { mutedUsers(first: 50) { nodes { id } } } }'],
  ['liked posts', () => mira, `{ viewer { likedPosts(first: 50) { totalCount nodes ${LIST} } } }`],
  ['saved posts', () => mira, `{ viewer { savedPosts(first: 50) { totalCount nodes ${LIST} } } }`],
  ['the tray', () => mira, '{ viewer { storyTray(first: 50) { nodes { author { id } stories { id } } } } }'],
  [
    'who saw a story',
    () => mira,
    'query ($own: ID!) { node(id: $own) { ... on Story { viewers(first: 50) { nodes { id } } } } }',
  ],
  [
    'notifications',
    () => mira,
    '{ viewer { notifications(first: 50) { nodes { message actors { id } target { ... on Node { id } } } } } }',
  ],
  ['gifts of coins', () => mira, '{ viewer { coinTransactions(first: 50) { nodes { otherUser { id } } } } }'],
  [
    'the inbox',
    () => mira,
    '{ viewer { conversations(first: 50) { nodes { participants { user { id } } lastMessage { author { id } } } } } }',
  ],
  [
    'a message',
    () => mira,
    'query ($message: ID!) { node(id: $message) { id ... on Message { author { id } } } }',
  ],
];

beforeAll(async () => {
  ada = await staff(Role.ADMIN);
  [mira, eve, gone, asked] = (await people(4)) as [Person, Person, Person, Person];
  tag = `gone${gone.username.slice(2)}`;
  const act = (who: Person, name: string, type: string, input: object, answer: string) =>
    who.client
      .data(`mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input })
      .then((data) => data[name]);
  const plain = (who: Person, name: string, type: string, input: object) =>
    act(who, name, type, input, '__typename');
  for (const [one, other] of [
    [mira, gone],
    [gone, mira],
    [mira, eve],
    [eve, mira],
  ] as const)
    await one.client.data(FOLLOW, { id: other.id });
  await UserModel.updateOne({ _id: readGlobalId(asked.id)!.id }, { 'privacy.profileVisibility': 'private' });
  await gone.client.data(FOLLOW, { id: asked.id });
  const location = { ...place, name: 'Nowhere' };
  ids.post = await publish(gone, { caption: `words ${tag} #${tag} @${mira.username}`, location });
  ids.mine = await publish(mira, { caption: `with @${gone.username}` });
  ids.comment = await comment(gone, ids.mine);
  ids.thread = (
    await act(
      mira,
      'addComment',
      'AddCommentInput',
      { targetId: ids.mine, body: `@${gone.username}?` },
      'comment { id }',
    )
  ).comment.id;
  await comment(gone, ids.mine, ids.thread);
  ids.quote = (
    await act(
      eve,
      'createPost',
      'CreatePostInput',
      { category: 'TEXT_POST', caption: 'Look', quoteOf: ids.post },
      'post { id }',
    )
  ).post.id;
  await plain(eve, 'repost', 'RepostInput', { postId: ids.post });
  await plain(ada, 'featurePost', 'FeaturePostInput', { postId: ids.post });
  await gone.client.data(REACT, { id: ids.mine, reaction: 'LIKE' });
  await mira.client.data(REACT, { id: ids.post, reaction: 'LIKE' });
  await mira.client.data(SAVE, { input: { postId: ids.post } });
  await plain(mira, 'addCloseFriend', 'CloseFriendInput', { userId: gone.id });
  for (const who of [gone, mira])
    ids[who === gone ? 'story' : 'own'] = (
      await who.client.data(STORY, { input: { text: 'Dawn' } })
    ).createStory.story.id;
  await plain(gone, 'viewStory', 'ViewStoryInput', { storyId: ids.own });
  ids.highlight = (
    await act(
      gone,
      'createHighlight',
      'CreateHighlightInput',
      { title: 'Kept', storyIds: [ids.story] },
      'highlight { id }',
    )
  ).highlight.id;
  await plain(gone, 'giftCoins', 'GiftCoinsInput', { userId: mira.id, amount: 1 });
  const { startConversation } = await gone.client.data(START, { input: { participantIds: [mira.id] } });
  const input = { conversationId: startConversation.conversation.id, body: 'Hello' };
  ids.message = (await gone.client.data(SEND, { input })).sendMessage.message.id;
  await allFolded();
});

const variables = () => ({
  ...ids,
  ...{ gone: gone.id, name: gone.username, me: mira.username, tag, near: place },
});
/** What of theirs is in the answer. */
const traces = async (who: Person, query: string): Promise<string[]> => {
  const names = [...query.matchAll(/\$(\w+):/g)].map(([, name]) => name!);
  const all = variables() as Record<string, unknown>;
  const given = Object.fromEntries(names.map((name) => [name, all[name]]));
  const answer = JSON.stringify(await who.client.data(query, given));
  const theirs = {
    gone: gone.id,
    name: gone.username,
    post: ids.post!,
    comment: ids.comment!,
    story: ids.story!,
    highlight: ids.highlight!,
    message: ids.message!,
  };
  return Object.entries(theirs).flatMap(([name, id]) => (answer.includes(id) ? [name] : []));
};

describe('44: somebody who is suspended', () => {
  it.each(surfaces)('stands in %s while in use', async (_, who, query) => {
    // What is muted is only shown on the list of the muted, so that is set up where it is asked for.
    if (query.includes('mutedUsers'))
      await who().client.data(`mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }`, {
        id: gone.id,
      });
    expect(await traces(who(), query)).not.toEqual([]);
  });

  it('is suspended', async () => {
    const input = { userId: gone.id, reason: 'Spam' };
    expect((await ada.client.data(SUSPEND, { input })).suspendUser.account.status).toBe('SUSPENDED');
    await allFolded();
  });

  it.each(surfaces)('is gone from %s', async (_, who, query) => {
    expect(await traces(who(), query)).toEqual([]);
  });

  it('can’t be named, followed, written to or given anything', async () => {
    const post = await publish(mira, { caption: `Where is @${gone.username}?` });
    const query = 'query ($id: ID!) { node(id: $id) { ... on Post { mentions { id } } } }';
    expect((await mira.client.data(query, { id: post })).node.mentions).toEqual([]);
    for (const [operation, given] of [
      [FOLLOW, { id: gone.id }],
      [START, { input: { participantIds: [gone.id] } }],
      [
        'mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } } }',
        { input: { userId: gone.id, amount: 1 } },
      ],
      [
        'mutation ($input: ReportInput!) { report(input: $input) { report { id } } }',
        { input: { targetId: gone.id, reason: 'SPAM' } },
      ],
      [REACT, { id: ids.post, reaction: 'LIKE' }],
    ] as const)
      expect(await eve.client.refusal(operation, given as never), operation).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('is not in the totals that are counted by what can be seen', async () => {
    const data = await mira.client.data(
      `query ($tag: String!) { tag(name: $tag) { posts { totalCount } }
        viewer { likedPosts { totalCount } savedPosts { totalCount } savedCollections { count } } }`,
      { tag },
    );
    expect(data).toEqual({
      tag: { posts: { totalCount: 0 } },
      viewer: { likedPosts: { totalCount: 0 }, savedPosts: { totalCount: 0 }, savedCollections: [] },
    });
  });

  it('comes back', async () => {
    await ada.client.data(RESTORE, { input: { userId: gone.id, reason: 'Mistake' } });
    await allFolded();
  });

  it.each(surfaces)('stands in %s again', async (_, who, query) => {
    expect(await traces(who(), query)).not.toEqual([]);
  });
});
