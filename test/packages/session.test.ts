import { parse } from 'graphql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { describe, expect, it } from 'vitest';
import { createLeelaClient, memoryStore, newClientId, type Tokens } from '../../packages/client/src/index.js';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';

const document = <T, V = Record<string, unknown>>(text: string) => parse(text) as TypedDocumentNode<T, V>;
const VIEWER = document<{ viewer: { user: { username: string } } | null }>(
  '{ viewer { user { username } } }',
);
const POST = document<{ createPost: { post: { id: string } | null } }>(
  `mutation Post($input: CreatePostInput!) { createPost(input: $input) {
    post { id } userErrors { code field reason message params } } }`,
);

const tokensOf = (
  { accessToken, refreshToken }: Person,
  accessTokenExpiresAt = '2999-01-01T00:00:00Z',
): Tokens => ({
  accessToken,
  refreshToken,
  accessTokenExpiresAt,
});
const ENDED = '2000-01-01T00:00:00Z';

/** A `fetch` that counts requests by operation and may answer by itself. */
function watched(answer?: (body: string, count: number) => Promise<Response> | Response | undefined) {
  const sent: string[] = [];
  const run: typeof fetch = async (address, init) => {
    const body = String(init?.body);
    sent.push(body);
    return (await answer?.(body, sent.length)) ?? fetch(address, init);
  };
  const refreshes = () => sent.filter((body) => body.includes('RefreshSession')).length;
  return { run, sent, refreshes };
}

/** What `navigator.locks` does for the tabs of a browser. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(_name: string, work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

describe('a session of the client package', () => {
  it('is refreshed once for all tabs, before the token ends', async () => {
    const { url } = await testApp();
    const mira = await person();
    const store = memoryStore(tokensOf(mira, ENDED));
    const net = watched();
    const exclusive = locks();
    const tabs = [1, 2, 3].map(() => createLeelaClient({ url, store, exclusive, fetch: net.run }));
    const results = await Promise.all(
      tabs.flatMap((tab) => [tab.request(VIEWER, {}), tab.request(VIEWER, {})]),
    );
    for (const result of results)
      expect(result).toEqual({ ok: true, data: { viewer: { user: { username: mira.username } } } });
    expect(net.refreshes()).toBe(1);
    expect(store.read()!.refreshToken).not.toBe(mira.refreshToken);
  });

  it('is refreshed once when the gateway refuses the token, and the request is sent again', async () => {
    const { url } = await testApp();
    const mira = await person();
    const store = memoryStore({ ...tokensOf(mira), accessToken: 'stale' });
    const net = watched();
    const client = createLeelaClient({ url, store, fetch: net.run });
    const results = await Promise.all([client.request(VIEWER, {}), client.request(VIEWER, {})]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(net.refreshes()).toBe(1);
  });

  it('ends when the refresh token is refused, and tells its listeners; the request runs as a visitor', async () => {
    const { url } = await testApp();
    const store = memoryStore({ accessToken: 'stale', refreshToken: 'wrong', accessTokenExpiresAt: ENDED });
    const client = createLeelaClient({ url, store });
    const heard: boolean[] = [];
    client.session.onChange((signedIn) => heard.push(signedIn));
    expect(await client.request(VIEWER, {})).toEqual({ ok: true, data: { viewer: null } });
    expect(heard).toEqual([false]);
    expect(store.read()).toBeNull();
  });

  it('keeps its tokens when the answer to a refresh is lost', async () => {
    const { url } = await testApp();
    const mira = await person();
    const store = memoryStore(tokensOf(mira, ENDED));
    const lost = watched((body, count) => {
      if (count === 1 && body.includes('RefreshSession')) throw new TypeError('fetch failed');
      return undefined;
    });
    const client = createLeelaClient({ url, store, fetch: lost.run });
    expect(await client.request(VIEWER, {})).toMatchObject({ ok: true });
    expect(lost.refreshes()).toBe(2);
  });
});

describe('a result of the client package', () => {
  const clientOf = async (answer?: Parameters<typeof watched>[0]) => {
    const { url } = await testApp();
    const net = watched(answer);
    const mira = await person();
    return { client: createLeelaClient({ url, store: memoryStore(tokensOf(mira)), fetch: net.run }), net };
  };

  it('holds userErrors and GraphQL errors in one form', async () => {
    const { client } = await clientOf();
    const refused = await client.request(POST, { input: { category: 'SHORT', caption: 'no film' } });
    expect(refused).toMatchObject({ ok: false, errors: [{ code: 'BAD_USER_INPUT', field: 'media' }] });
    const wrong = await client.request(document<unknown>('{ nothing }'), {});
    expect(wrong).toMatchObject({
      ok: false,
      data: null,
      errors: [{ message: expect.stringContaining('nothing') }],
    });
  });

  it('is that of the first request when its answer was lost and a clientId was given', async () => {
    const told: { data: { createPost: { post: { id: string } } } }[] = [];
    const { client, net } = await clientOf();
    const losing = createLeelaClient({
      url: (await testApp()).url,
      store: memoryStore({
        accessToken: (await client.session.accessToken())!,
        refreshToken: 'unused',
        accessTokenExpiresAt: '2999-01-01T00:00:00Z',
      }),
      fetch: async (address, init) => {
        const answer = await net.run(address, init);
        if (net.sent.length > 1) return answer;
        told.push((await answer.json()) as never);
        throw new TypeError('fetch failed');
      },
    });
    const input = { category: 'TEXT_POST', caption: 'said once', clientId: newClientId() };
    const result = await losing.request(POST, { input });
    expect(net.sent).toHaveLength(2);
    expect(result).toMatchObject({ ok: true });
    expect(result.data!.createPost.post!.id).toBe(told[0]!.data.createPost.post.id);
  });

  it('is NETWORK at once for a mutation without a clientId', async () => {
    const { client, net } = await clientOf(() => {
      throw new TypeError('fetch failed');
    });
    const result = await client.request(POST, { input: { category: 'TEXT_POST', caption: 'perhaps' } });
    expect(result).toMatchObject({ ok: false, errors: [{ code: 'NETWORK' }] });
    expect(net.sent).toHaveLength(1);
  });
});
