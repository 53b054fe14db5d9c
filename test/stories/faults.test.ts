import { beforeAll, describe, expect, it } from 'vitest';
import { Types } from 'mongoose';
import { unlinked } from '../../src/integrations/mail/values.js';
import { MessageVersionModel } from '../../src/models/messaging/index.js';
import { ModerationCaseModel, ReportModel } from '../../src/models/moderation/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { personalDataTable } from '../../src/services/privacy/table.js';
import { idOf } from '../identity/erasure.js';
import { people, person, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { testApp, type TestApp } from '../setup/app.js';
import { BLOCK, COMMENT, CREATE, DELETE, EDIT_COMMENT, UPDATE } from '../social/operations.js';
import { EDIT, SEND } from '../messaging/operations.js';
import { befriend, group, say, talk } from '../messaging/talk.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const ERRORS = 'userErrors { code field message }';
const STORY = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id text } ${ERRORS} } }`;
const HIGHLIGHT = `mutation ($input: CreateHighlightInput!) { createHighlight(input: $input) { highlight { id title } ${ERRORS} } }`;
const PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { firstName displayName } ${ERRORS} } }`;
const LINKS = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { user { id socialLinks { twitter github linkedin website } } } ${ERRORS} } }`;
const SPEND = `mutation ($input: SpendCreditsInput!) { spendCredits(input: $input) { viewer { credits { remaining } } ${ERRORS} } }`;
const GROUP = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversation { id title } ${ERRORS} } }`;
const GIFT = `mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } ${ERRORS} } }`;
const TAG = 'query ($name: String!) { tag(name: $name) { name usageCount lastUsed } }';
const SEARCH = 'query ($query: String!) { searchPosts(query: $query, first: 5) { nodes { id } } }';
const DASHBOARD = '{ viewer { dashboard { aiUsage { type count cost } } } }';

const text = (caption: string) => ({ category: 'TEXT_POST', caption });
const publish = async (who: Person, input: object): Promise<string> =>
  (await who.client.data(CREATE, { input })).createPost.post.id;

describe('F4 sums of what users give', () => {
  it('are numbers, however large', async () => {
    const mira = await person();
    const aiDetails = { isAIGenerated: true, cost: 2_147_483_647 };
    for (const caption of ['one', 'two']) await publish(mira, { ...text(caption), aiDetails });
    const { viewer } = await mira.client.data(DASHBOARD);
    expect(viewer.dashboard.aiUsage).toContainEqual(expect.objectContaining({ cost: 4_294_967_294 }));
  });
});

describe('F5 F6 limits of free text', () => {
  const smile = '🙂';

  it('count a character once, in the service and in the store', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { createStory } = await mira.client.data(STORY, { input: { text: smile.repeat(500) } });
    expect(createStory.story.text).toBe(smile.repeat(500));
    const storyIds = [createStory.story.id];
    expect(
      (await mira.client.data(HIGHLIGHT, { input: { title: smile.repeat(50), storyIds } })).createHighlight,
    ).toMatchObject({ highlight: { title: smile.repeat(50) }, userErrors: [] });
    expect(
      (await mira.client.data(PROFILE, { input: { firstName: smile.repeat(50) } })).updateProfile,
    ).toMatchObject({ viewer: { firstName: smile.repeat(50) }, userErrors: [] });
    expect(
      (await mira.client.data(SPEND, { input: { amount: 1, reason: smile.repeat(200) } })).spendCredits,
    ).toMatchObject({ viewer: { credits: { remaining: 999 } }, userErrors: [] });
    const group = { kind: 'GROUP', participantIds: [jonas.id], title: smile.repeat(100) };
    expect((await mira.client.data(GROUP, { input: group })).startConversation).toMatchObject({
      conversation: { title: smile.repeat(100) },
      userErrors: [],
    });
    const post = await publish(mira, text(smile.repeat(2_500)));
    await mira.client.data(COMMENT, { input: { targetId: post, body: smile.repeat(1_000) } });
    await mira.client.data(UPDATE, { input: { postId: post, title: smile.repeat(200) } });
  });

  it.each<[string, string, object]>([
    ['createStory', STORY, { text: smile.repeat(501) }],
    ['updateProfile', PROFILE, { firstName: smile.repeat(51) }],
    ['updateProfile', PROFILE, { bio: smile.repeat(501) }],
    ['spendCredits', SPEND, { amount: 1, reason: smile.repeat(201) }],
  ])('%s refuses what is longer, and never with INTERNAL', async (name, operation, input) => {
    const mira = await person();
    expect((await mira.client.data(operation, { input }))[name].userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
  });
});

describe('F7 F8 names and what shows', () => {
  it('F7 accepts joiners where a language has them', async () => {
    const mira = await person();
    for (const firstName of ['می\u200cنا', 'ශ්\u200dරී']) {
      const { updateProfile } = await mira.client.data(PROFILE, {
        input: { firstName, displayName: '👩\u200d🚀', bio: 'خانه\u200cها' },
      });
      expect(updateProfile).toMatchObject({
        userErrors: [],
        viewer: { firstName, displayName: '👩\u200d🚀' },
      });
    }
  });

  it.each(['\u3164', '\u2800', '\ufe0f', '\u{e0020}'])(
    'F8 refuses %j where something has to show',
    async (nothing) => {
      const mira = await person();
      const { updateProfile } = await mira.client.data(PROFILE, { input: { firstName: nothing } });
      expect(updateProfile.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'firstName' }]);
      expect(await mira.client.refusal(CREATE, { input: text(nothing) })).toMatchObject({ field: 'caption' });
      const post = await publish(mira, text('words'));
      expect(await mira.client.refusal(COMMENT, { input: { targetId: post, body: nothing } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'body',
      });
      expect(
        (await mira.client.data(SPEND, { input: { amount: 1, reason: nothing } })).spendCredits.userErrors,
      ).toHaveLength(1);
    },
  );
});

describe('F11 search', () => {
  it.each([
    ['ＡＩアート', 'AIアート'],
    ['AIアート', 'ＡＩアート'],
    ['½ cup', '½'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['東京タワーに行く', '東京'],
    ['don’t', "don't"],
  ])('finds %j by %j, in posts and messages', async (words, query) => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    // Without digits: a word of the query is also found inside of a word.
    const mark = `m${Math.random().toString(36).slice(2).replace(/\d/g, '')}`;
    const post = await publish(mira, text(`${mark} ${words}`));
    expect((await mira.client.data(SEARCH, { query: `${mark} ${query}` })).searchPosts.nodes).toEqual([
      { id: post },
    ]);
    await mira.client.data(UPDATE, { input: { postId: post, caption: `${mark} plain` } });
    expect((await mira.client.data(SEARCH, { query: `${mark} ${query}` })).searchPosts.nodes).toEqual([]);
    await befriend(mira, jonas);
    const conversation = await talk(mira, jonas);
    await say(mira, conversation, words);
    const found = await jonas.client.data(
      'query ($id: ID!, $query: String!) { conversation(id: $id) { searchMessages(query: $query, first: 5) { nodes { body } } } }',
      { id: conversation, query },
    );
    expect(found.conversation.searchMessages.nodes).toEqual([{ body: words }]);
  });
});

describe('F12 one account for one address', () => {
  it('takes both forms of a domain everywhere', async () => {
    const name = `p${Math.random().toString(36).slice(2, 10)}`;
    const input = { username: name, password: 'a long enough password', firstName: 'V' };
    const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken ${ERRORS} } }`;
    await app.visitor.data(SIGN_UP, { input: { ...input, email: `${name}@bücher.example` } });
    const again = { ...input, username: `${name}2`, email: `${name}@xn--bcher-kva.example` };
    expect((await app.visitor.data(SIGN_UP, { input: again })).signUp.userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'email' },
    ]);
    const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    for (const login of [`${name}@bücher.example`, `${name}@XN--BCHER-KVA.example`])
      await app.visitor.data(SIGN_IN, { input: { login, password: input.password } });
    for (const operation of ['requestMagicLink', 'requestPasswordReset']) {
      const ask = `mutation ($email: EmailAddress!) { ${operation}(input: { email: $email }) { ok ${ERRORS} } }`;
      expect((await app.visitor.data(ask, { email: `${name}@bücher.example` }))[operation]).toEqual({
        ok: true,
        userErrors: [],
      });
      // C10: what people type wrong is a user error.
      expect((await app.visitor.data(ask, { email: 'nope' }))[operation].userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT', field: 'email' },
      ]);
    }
  });
});

describe('F13 a mention of somebody who is renamed', () => {
  it('stays when the author edits a typo', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const post = await publish(mira, text(`helo @${jonas.username}`));
    const { addComment } = await mira.client.data(COMMENT, {
      input: { targetId: post, body: `@${jonas.username} se` },
    });
    await jonas.client.data(
      'mutation ($n: String!) { changeUsername(input: { username: $n }) { viewer { user { username } } } }',
      {
        n: `r${jonas.username.slice(2)}`,
      },
    );
    const { updatePost } = await mira.client.data(UPDATE, {
      input: { postId: post, caption: `hello @${jonas.username}` },
    });
    expect(updatePost.post.mentions).toEqual([{ username: `r${jonas.username.slice(2)}` }]);
    await mira.client.data(EDIT_COMMENT, { id: addComment.comment.id, body: `@${jonas.username} see` });
    const { node } = await mira.client.data(
      'query ($id: ID!) { node(id: $id) { ... on Comment { mentions { id } } } }',
      { id: addComment.comment.id },
    );
    expect(node.mentions).toEqual([{ id: jonas.id }]);
  });
});

describe('F14 a tag tells nothing of what is not public', () => {
  const tagOf = async (name: string) => {
    await allFolded();
    return (await app.visitor.data(TAG, { name })).tag;
  };

  it('and follows each change of who may see', async () => {
    const mira = await person();
    const name = `w${Math.random().toString(36).slice(2)}`;
    const secret = await publish(mira, { ...text(`#${name}`), visibility: 'PRIVATE' });
    expect(await tagOf(name)).toBeNull();
    const open = await publish(mira, text(`#${name}`));
    expect(await tagOf(name)).toMatchObject({ usageCount: 1, lastUsed: expect.any(String) });
    await mira.client.data(UPDATE, { input: { postId: secret, visibility: 'PUBLIC' } });
    expect(await tagOf(name)).toMatchObject({ usageCount: 2 });
    await mira.client.data(UPDATE, { input: { postId: secret, visibility: 'FOLLOWERS' } });
    expect(await tagOf(name)).toMatchObject({ usageCount: 1 });
    const PRIVACY = `mutation ($v: ProfileVisibility!) { updatePreferences(input: { profileVisibility: $v }) { viewer { coins } } }`;
    await mira.client.data(PRIVACY, { v: 'PRIVATE' });
    expect(await tagOf(name)).toMatchObject({ usageCount: 0 });
    await mira.client.data(PRIVACY, { v: 'PUBLIC' });
    expect(await tagOf(name)).toMatchObject({ usageCount: 1 });
    await mira.client.data(DELETE, { id: secret });
    await mira.client.data(DELETE, { id: open });
    expect(await tagOf(name)).toMatchObject({ usageCount: 0 });
  });
});

describe('F15 a repeated request', () => {
  it('gets the first answer, whatever has become of what it was about', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    await befriend(mira, jonas);
    const post = await publish(jonas, text('ask me'));
    const { addComment } = await jonas.client.data(COMMENT, { input: { targetId: post, body: 'first' } });
    const conversationId = await talk(mira, jonas);
    const asked = await say(jonas, conversationId, 'well?');

    const gift = { userId: jonas.id, amount: 10, clientId: 'g' };
    const answer = { targetId: post, parentId: addComment.comment.id, body: 'second', clientId: 'c' };
    const quote = { ...text('look'), quoteOf: post, clientId: 'q' };
    const reply = { conversationId, body: 'yes', replyToId: asked, clientId: 'm' };
    const { giftCoins } = await mira.client.data(GIFT, { input: gift });
    const commented = await mira.client.data(COMMENT, { input: answer });
    const quoted = await mira.client.data(CREATE, { input: quote });
    const sent = await mira.client.data(SEND, { input: reply });

    await jonas.client.data(
      'mutation ($id: ID!) { deleteMessage(input: { messageId: $id, forEveryone: true }) { deletedId } }',
      { id: asked },
    );
    await jonas.client.data(DELETE, { id: post });
    await jonas.client.data(BLOCK, { id: mira.id });

    expect((await mira.client.data(GIFT, { input: gift })).giftCoins).toEqual(giftCoins);
    expect((await mira.client.data(CREATE, { input: quote })).createPost.post.id).toBe(
      quoted.createPost.post.id,
    );
    expect(
      (await mira.client.send(COMMENT, { input: answer })).errors.map(({ extensions }) => extensions.code),
    ).not.toContain('CONFLICT');
    expect((await mira.client.data(SEND, { input: reply })).sendMessage.message.id).toBe(
      sent.sendMessage.message.id,
    );
    expect(commented.addComment.comment.body).toBe('second');
    // Another input under the same key is still refused, and a new key still checked.
    expect(
      await mira.client.refusal(GIFT.replace(ERRORS, ''), { input: { ...gift, amount: 11 } }),
    ).toMatchObject({ code: 'CONFLICT' });
    expect(
      await mira.client.refusal(GIFT.replace(ERRORS, ''), { input: { ...gift, clientId: 'g2' } }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('F16 an empty clientId', () => {
  it('is refused as empty', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    await befriend(mira, jonas);
    const conversationId = await talk(mira, jonas);
    const inputs: [string, object][] = [
      [CREATE, text('a')],
      [SEND, { conversationId, body: 'a' }],
      [GIFT.replace(ERRORS, ''), { userId: jonas.id, amount: 1 }],
      [SPEND.replace(ERRORS, ''), { amount: 1, reason: 'a' }],
    ];
    for (const [operation, input] of inputs)
      for (const clientId of ['', ' '])
        expect(await mira.client.refusal(operation, { input: { ...input, clientId } })).toMatchObject({
          code: 'BAD_USER_INPUT',
          field: 'clientId',
        });
  });
});

describe('F20 the name of an attachment', () => {
  it.each([
    ['a\u202egpj.exe', 'a gpj.exe'],
    ['../x\r\ny', 'x y'],
  ])('%j is stored as %j', async (name, clean) => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    await befriend(mira, jonas);
    const attachments = [{ url: 'https://cdn.example/a.pdf', type: 'FILE', name }];
    const { sendMessage } = await mira.client.data(SEND, {
      input: { conversationId: await talk(mira, jonas), attachments },
    });
    expect(sendMessage.message.attachments[0].name).toBe(clean);
  });
});

describe('C6 a token that has ended', () => {
  it('does not keep anybody from signing in or refreshing', async () => {
    const mira = await person();
    const over = app.as('eyJhbGciOiJFZERTQSJ9.e30.x');
    const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { refreshToken } }';
    const { signIn } = await over.data(SIGN_IN, { input: { login: mira.username, password: mira.password } });
    await over.data(
      'mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { accessToken } }',
      {
        t: signIn.refreshToken,
      },
    );
    expect(await over.refusal('{ viewer { coins } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });
});

describe('C17 a refused root list', () => {
  it('leaves its neighbours', async () => {
    const answer = await app.visitor.send(
      '{ posts(first: 500) { totalCount } tag(name: "nothing") { id } authProviders }',
    );
    expect(answer.data).toEqual({ posts: null, tag: null, authProviders: [] });
    expect(answer.errors).toMatchObject([{ path: ['posts'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('C18 an export asked for again', () => {
  it('says how often it can be asked for', async () => {
    const mira = await person();
    const ask = 'mutation { requestDataExport { dataExport { id } } }';
    await mira.client.data(ask);
    expect(await mira.client.refusal(ask)).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'An export can be requested once a day.',
    });
  });
});

describe('S1 links to a person elsewhere', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://127.0.0.1/x',
    'https://u:p@example.com',
    'a b',
  ])('%j is refused in each', async (link) => {
    const mira = await person();
    for (const site of ['twitter', 'github', 'linkedin', 'website']) {
      const { updateProfile } = await mira.client.data(LINKS, { input: { socialLinks: { [site]: link } } });
      expect(updateProfile.userErrors, site).toMatchObject([
        { code: 'BAD_USER_INPUT', field: `socialLinks.${site}` },
      ]);
    }
  });
  it('handles and http(s) addresses are taken', async () => {
    const mira = await person();
    const socialLinks = {
      twitter: '@mira',
      github: 'mira-o',
      linkedin: 'in/mira',
      website: 'https://mira.example',
    };
    expect(
      (await mira.client.data(LINKS, { input: { socialLinks } })).updateProfile.viewer.user.socialLinks,
    ).toEqual(socialLinks);
  });
});

describe('S2 views of one visitor', () => {
  it('count once, whatever the User-Agent', async () => {
    const mira = await person();
    const post = await publish(mira, text('look'));
    const view = async (userAgent: string) => {
      const { Client } = await import('../setup/client.js');
      const visitor = new Client(app.url, null, { 'user-agent': userAgent });
      return (
        await visitor.data('mutation ($ids: [ID!]!) { recordViews(input: { postIds: $ids }) { recorded } }', {
          ids: [post],
        })
      ).recordViews.recorded;
    };
    expect([await view('a'), await view('b'), await view('c')]).toEqual([1, 0, 0]);
  });
});

describe('C2 ids for caches', () => {
  it('stand on the viewer, and differ from those of users', async () => {
    const mira = await person();
    const { viewer } = await mira.client.data('{ viewer { id user { id } } }');
    expect(viewer.id).toMatch(/^viewer_[0-9a-f]{24}$/);
    expect(viewer.id).not.toBe(viewer.user.id);
    const { claimDailyBonus } = await mira.client.data(
      'mutation { claimDailyBonus { viewer { id coins } } }',
    );
    expect(claimDailyBonus.viewer).toEqual({ id: viewer.id, coins: 260 });
  });
});

describe('C8 C9 all complaints at once', () => {
  const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken userErrors { code field reason params } } }`;

  it('of a form, each with its field', async () => {
    const input = { email: 'nope', username: 'a b', password: 'x', firstName: 'f'.repeat(51) };
    const { userErrors } = (await app.visitor.data(SIGN_UP, { input })).signUp;
    expect(userErrors.map(({ field }: { field: string }) => field)).toEqual([
      'email',
      'username',
      'password',
      'firstName',
    ]);
    expect(userErrors).toContainEqual({
      code: 'BAD_USER_INPUT',
      field: 'firstName',
      reason: 'TOO_LONG',
      params: { max: 50 },
    });
  });

  it('of what is taken', async () => {
    const { username, email } = await person();
    const input = { email, username, password: 'a long enough password', firstName: 'Two' };
    expect((await app.visitor.data(SIGN_UP, { input })).signUp.userErrors).toEqual([
      { code: 'CONFLICT', field: 'username', reason: 'TAKEN', params: null },
      { code: 'CONFLICT', field: 'email', reason: 'TAKEN', params: null },
    ]);
  });
});

describe('F18 an erasure', () => {
  it('takes the user out of former texts of messages and out of evidence', async () => {
    const [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
    await befriend(mira, jonas, ada);
    const conversationId = await group(mira, [jonas, ada]);
    for (const one of [jonas, ada]) await say(one, conversationId, 'here');
    const message = await say(mira, conversationId, `first @${jonas.username}`);
    await mira.client.data(EDIT, { input: { messageId: message, body: 'second' } });
    const post = await publish(mira, text(`look, @${jonas.username}`));
    await ada.client.data('mutation ($i: ReportInput!) { report(input: $i) { report { id } } }', {
      i: { targetId: post, reason: 'SPAM' },
    });
    await allFolded();
    const one = {
      id: idOf(jonas),
      anonymous: new Types.ObjectId(),
      email: jonas.email,
      usernames: [jonas.username],
    };
    for (const model of [MessageVersionModel, ReportModel, ModerationCaseModel])
      for (const { take } of personalDataTable().find((row) => row.model === model)!.erased!)
        while (take && (await take(one, null)).rows > 0);
    const about = { message: parseGlobalId(message, 'Message', 'id') };
    expect((await MessageVersionModel.find(about).lean()).map(({ body }) => body)).toEqual(['first @***']);
    const target = parseGlobalId(post, 'Post', 'id');
    expect((await ReportModel.findOne({ target }).lean())!.content.text).toBe('look, @***');
    expect((await ModerationCaseModel.findOne({ target }).lean())!.evidence.text).toBe('look, @***');
  });
});

describe('F19 a name that poses as a link', () => {
  it.each([
    ['Win at http://evil.example/x now', 'Win at http evil example x now'],
    ['evil.example', 'evil example'],
    ['a@evil.example', 'a evil example'],
    ['Call +49 900 123456', 'Call'],
    ['J. R.', 'J. R.'],
    ['Łukasz O’Brien-Köhler', 'Łukasz O’Brien-Köhler'],
  ])('%j greets as %j', (name, greeting) => expect(unlinked(name)).toBe(greeting));
});
