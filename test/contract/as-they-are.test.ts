import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { people, person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { codeOf } from '../identity/authenticator.js';
import { linkTo } from '../identity/mails.js';
import { say, talk as talkBetween } from '../messaging/talk.js';
import { REQUEST_MAGIC_LINK, REQUEST_RESET, START_TWO_FACTOR, VERIFY } from '../identity/operations.js';
import { allFolded } from '../setup/lanes.js';
import { contractFolder, contractIsThere as there, operationsOf } from './operations.js';

/** Files that other tests cover, and those whose domain does not stand yet. */
const ELSEWHERE = {
  studio: 'test/studio/contract.test.ts',
};

const FILES = ['identity', 'profile', 'feed', 'engage', 'realtime'];

/** Live streams don't come over HTTP; they are shown with their domains. */
const NOT_HERE = new Set(['OnNotification', 'OnConversation', 'OnPostActivity']);

const STORY = { type: 'IMAGE', media: { type: 'IMAGE', url: 'https://cdn.example/a.jpg' } };

/** Shows a story through the API; answers its id. */
async function story(author: Person): Promise<string> {
  const CREATE = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id } } }`;
  return (await author.client.data(CREATE, { input: STORY })).createStory.story.id;
}

describe.skipIf(!there)('the operations of shipped clients, as they are', () => {
  let mira: Person;
  let jonas: Person;
  let post: string;
  let thread: string;
  let talk: string;
  let secret = '';
  beforeAll(async () => {
    [mira, jonas] = (await people(2)) as [Person, Person];
    post = await publish(jonas, { caption: 'Dawn over the #lagoon' });
    thread = await comment(jonas, post);
    talk = await talkBetween(jonas, mira);
    await say(jonas, talk, 'Have you seen the lagoon?');
    // Or the first link to sign in with would end what was set up before it.
    const token = await linkTo(mira.email, 'verify-email');
    await mira.client.data(VERIFY, { token });
    await allFolded();
  });

  /** Variables as the comments of the contract have them, about people and posts that are there. */
  const variables = async (name: string): Promise<Record<string, unknown>> => {
    const first = 20;
    const username = jonas.username;
    const fresh = `n${Date.now().toString(36)}`;
    const given: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
      SignUp: () => ({
        input: {
          email: `${fresh}@example.com`,
          username: fresh,
          password: 'correct horse battery staple',
          firstName: 'Mira',
          lastName: 'Okafor',
        },
      }),
      SignIn: () => ({
        input: { login: mira.username, password: mira.password, totpCode: null, backupCode: null },
      }),
      RefreshSession: () => ({ refreshToken: mira.refreshToken }),
      RequestMagicLink: () => ({ email: mira.email }),
      SignInWithMagicLink: async () => {
        await mira.client.data(REQUEST_MAGIC_LINK, { email: mira.email });
        return { token: await linkTo(mira.email, 'magic-link') };
      },
      RequestPasswordReset: () => ({ email: mira.email }),
      ResetPassword: async () => {
        // Of somebody else, for it signs every device out.
        const { client, email } = await person();
        await client.data(REQUEST_RESET, { email });
        const token = await linkTo(email, 'password-reset');
        return { input: { token, newPassword: 'another horse battery staple' } };
      },
      VerifyEmail: async () => ({ token: await linkTo((await person()).email, 'verify-email') }),
      ConfirmTwoFactor: async () => {
        secret = (await mira.client.data(START_TWO_FACTOR)).startTwoFactor.secret;
        return { code: await codeOf(secret) };
      },
      DisableTwoFactor: async () => ({ input: { password: mira.password, code: await codeOf(secret, 1) } }),
      ChangePassword: () => ({
        input: { currentPassword: mira.password, newPassword: 'another horse battery staple' },
      }),
      RevokeSession: async () => {
        const { viewer } = await mira.client.data(
          '{ viewer { sessions(first: 5) { nodes { id current } } } }',
        );
        return { id: viewer.sessions.nodes.find((one: { current: boolean }) => !one.current)?.id };
      },
      UpdateProfile: () => ({
        input: { bio: 'Synthetic light studies', website: 'https://mira.example', location: 'Lagos' },
      }),
      UpdatePreferences: () => ({ input: { theme: 'DARK' } }),
      Follow: () => ({ userId: jonas.id }),
      Unfollow: () => ({ userId: jonas.id }),
      Block: () => ({ userId: jonas.id }),
      Unblock: () => ({ userId: jonas.id }),
      UserProfile: () => ({ username, first: 12, category: null }),
      Followers: () => ({ username, first }),
      HomeFeed: () => ({ first, after: null, category: null }),
      CategoryFeed: () => ({ category: 'TEXT_POST', first }),
      Trending: () => ({ window: 'WEEK', first }),
      TagFeed: () => ({ name: 'lagoon', first }),
      SearchPosts: () => ({ query: 'dawn', first }),
      SearchUsers: () => ({ query: jonas.username.slice(0, 6), first }),
      LikedPosts: () => ({ first }),
      SavedPosts: () => ({ collection: null, first }),
      CreatePost: () => ({
        input: {
          category: 'IMAGE_TEXT_POST',
          title: 'Dawn',
          caption: `First light #landscape @${jonas.username}`,
          media: [{ type: 'IMAGE', url: 'https://cdn.example/a.jpg', width: 1024, height: 1024 }],
          tags: ['landscape'],
          visibility: 'PUBLIC',
          aiDetails: { isAIGenerated: true, model: 'STABLE_DIFFUSION_XL', prompt: 'dawn over lagoon' },
        },
      }),
      UpdatePost: async () => ({ input: { postId: await publish(mira), caption: 'Changed' } }),
      DeletePost: async () => ({ id: await publish(mira) }),
      SharePost: () => ({ id: post }),
      RecordViews: () => ({ ids: [post] }),
      React: () => ({ targetId: post, reaction: 'LOVE' }),
      Unreact: () => ({ targetId: post }),
      AddComment: () => ({ input: { targetId: post, parentId: thread, body: 'Lovely' } }),
      EditComment: async () => ({ input: { commentId: await comment(mira, post), body: 'Lovelier' } }),
      DeleteComment: async () => ({ id: await comment(mira, post) }),
      SavePost: () => ({ input: { postId: post } }),
      UnsavePost: () => ({ id: post }),
      Notifications: () => ({ first, after: null, unreadOnly: true }),
      MarkNotificationsRead: () => ({ ids: null }),
      PostThread: () => ({ id: post, first }),
      Nearby: () => ({ near: { latitude: 6.5244, longitude: 3.3792 }, radiusKm: 25, first }),
      DiscoverPeople: () => ({ first }),
      CreateStory: () => ({ input: STORY }),
      Inbox: () => ({ first, after: null }),
      Messages: () => ({ id: talk, first, before: null }),
      StartConversation: () => ({ input: { participantIds: [jonas.id] } }),
      SendMessage: () => ({ input: { conversationId: talk, body: 'hello', clientId: '9f3c' } }),
      MarkConversationRead: () => ({ input: { conversationId: talk } }),
      SetTyping: () => ({ conversationId: talk, typing: true }),
      ViewStory: async () => ({ id: await story(jonas) }),
    };
    return (await given[name]?.()) ?? {};
  };

  // What ends sessions or hides people comes last, each once it has been seen to work.
  const LATE = [
    'Unfollow',
    'Block',
    'Unblock',
    'RevokeSession',
    'RevokeOtherSessions',
    'ChangePassword',
    'SignOut',
  ];
  const operations = FILES.flatMap(operationsOf).filter(({ name }) => !NOT_HERE.has(name));
  operations.sort((a, b) => LATE.indexOf(a.name) - LATE.indexOf(b.name));

  it.each(operations)('$kind $name', async ({ name, document }) => {
    const answer = await mira.client.send(print(document), await variables(name));
    expect(answer.errors).toEqual([]);
    for (const [field, value] of Object.entries(answer.data!))
      expect(value, `${name} answers ${field}`).not.toBeNull();
  });

  it('knows every file of the contract', () => {
    const names = readdirSync(contractFolder).flatMap((file) => /^(.+)\.graphql$/.exec(file)?.[1] ?? []);
    const tested = (name: string): boolean =>
      FILES.includes(name) || name in ELSEWHERE || existsSync(join(import.meta.dirname, `${name}.test.ts`));
    expect(names.filter((name) => !tested(name))).toEqual([]);
  });
});
