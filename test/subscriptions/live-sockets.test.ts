import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PostActivitySubscription } from '../../src/subscriptions/social/post-activity.subscription.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { openSocket, type Message, type SocketClient } from '../server/socket-client.js';
import { testApp } from '../setup/app.js';

const watch = (selection: string) =>
  `subscription Watch($id: ID!) { postActivity(postId: $id) { ${selection} } }`;
const SHARED = watch(
  'post { id caption stats { likes comments } } newComment { id body author { username avatar } }',
);
const OWN = watch('post { viewerReaction } newComment { body }');

describe('one delivery', () => {
  let mira: Person;
  let jonas: Person;
  let eve: Person;
  let base: string;
  const open: SocketClient[] = [];

  beforeAll(async () => {
    [mira, jonas, eve] = (await people(3)) as [Person, Person, Person];
    base = (await testApp()).url;
  });
  afterEach(async () => {
    open.splice(0).forEach((socket) => socket.close());
    // Or the next test would take those that go for its own.
    await listening(0);
  });

  /** A socket with a subscription; many of them, one after the other, are all listening when `listening` says so. */
  async function socketOf(
    who: Person | null,
    query: string,
    id: string,
    key?: string,
  ): Promise<SocketClient> {
    const socket = await openSocket(
      base.replace('http', 'ws'),
      who ? `Bearer ${who.accessToken}` : undefined,
    );
    open.push(socket);
    socket.subscribe({ query, variables: { id } }, key);
    return socket;
  }

  async function listening(count: number): Promise<void> {
    const metrics = async () => (await fetch(base.replace('/graphql', '/metrics'))).text();
    await expect.poll(metrics).toContain(`leela_subscriptions ${count}\n`);
  }

  const isNext = ({ type }: Message): boolean => type === 'next';
  const activity = async (socket: SocketClient) =>
    ((await socket.next(isNext)).payload as any).data.postActivity;

  it('is executed once for all who select the same and see the same, whatever their ids', async () => {
    const post = await publish(mira);
    const execute = vi.spyOn(PostActivitySubscription.prototype, 'postActivity');
    const sockets = await Promise.all([
      ...Array.from({ length: 6 }, (_, n) => socketOf(null, SHARED, post, `id-${'x'.repeat(n * 40)}`)),
      ...Array.from({ length: 6 }, () => socketOf(jonas, SHARED, post, 'same')),
      ...Array.from({ length: 4 }, () => socketOf(mira, SHARED, post, 'same')),
    ]);
    await listening(16);
    await comment(jonas, post);
    const told = await Promise.all(sockets.map(activity));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({
      // With the comment that it tells of: it is told once it is counted, for nothing tells of it again.
      post: { id: post, stats: { comments: 1 } },
      newComment: { author: { username: jonas.username } },
    });
    const comments = execute.mock.calls.filter(([entry]) => (entry as any).signal.newComment);
    expect(comments).toHaveLength(1);
  });

  it('is executed for each where something selected is the viewer’s own', async () => {
    const post = await publish(mira);
    await jonas.client.data(
      'mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { __typename } } }',
      { id: post },
    );
    const sockets = await Promise.all([jonas, eve, null].map((who) => socketOf(who, OWN, post)));
    await listening(3);
    await comment(mira, post);
    const told = await Promise.all(sockets.map(activity));
    expect(told.map(({ post: { viewerReaction } }) => viewerReaction)).toEqual(['LOVE', null, null]);
  });

  it('keeps a comment from those parted from its author or tired of them, who hear that the counts changed', async () => {
    const post = await publish(mira);
    const [blocker, muter] = (await people(2)) as [Person, Person];
    for (const [who, what] of [
      [blocker, 'block'],
      [muter, 'mute'],
    ] as const)
      await who.client.data(`mutation ($id: ID!) { ${what}(input: { userId: $id }) { user { id } } }`, {
        id: eve.id,
      });
    const sockets = await Promise.all([blocker, muter, jonas].map((who) => socketOf(who, SHARED, post)));
    await listening(3);
    await comment(eve, post);
    const told = await Promise.all(sockets.map(activity));
    expect(told.map(({ newComment }) => newComment?.author.username ?? null)).toEqual([
      null,
      null,
      eve.username,
    ]);
  });

  it('47: ends with NOT_FOUND for those who may see the post no more, and goes on for the others', async () => {
    const post = await publish(mira);
    const [theirs, own] = await Promise.all([
      socketOf(jonas, SHARED, post, 'a'),
      socketOf(mira, SHARED, post, 'b'),
    ]);
    await listening(2);
    await mira.client.data(
      'mutation ($id: ID!) { updatePost(input: { postId: $id, visibility: PRIVATE }) { post { id } } }',
      { id: post },
    );
    const ended = await theirs.next(({ type }) => type === 'error');
    expect(ended).toMatchObject({ id: 'a', payload: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await activity(own)).toMatchObject({ post: { id: post } });
    await comment(mira, post);
    await own.next((message) => isNext(message) && (message.payload as any).data.postActivity.newComment);
    expect(theirs.messages.filter(isNext)).toEqual([]);
    await listening(1);
  });

  it('59: a socket lives on with a fresh token of the same person, and with no other', async () => {
    const socket = await socketOf(jonas, SHARED, await publish(mira));
    const RENEW = 'mutation ($token: String!) { renewSocket(input: { accessToken: $token }) { expiresAt } }';
    const { data } = await socket.run({ query: RENEW, variables: { token: jonas.accessToken } });
    expect(new Date((data?.['renewSocket'] as any).expiresAt).getTime()).toBeGreaterThan(Date.now());
    const codeOf = async (token: string) =>
      (await socket.run({ query: RENEW, variables: { token } })).errors?.[0]?.extensions;
    expect(await codeOf(eve.accessToken)).toMatchObject({ code: 'FORBIDDEN', field: 'accessToken' });
    expect(await codeOf('nonsense')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await jonas.client.refusal(RENEW, { token: jonas.accessToken })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
