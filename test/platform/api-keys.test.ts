import { beforeAll, describe, expect, it } from 'vitest';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Role, SecurityEvent, SecurityLogModel, UserModel } from '../../src/models/identity/index.js';
import { ApiKeyModel } from '../../src/models/platform/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id name prefix scopes expiresAt } secret } }`;
const REVOKE = `mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { apiKey { id revokedAt } } }`;
const KEYS = `{ viewer { apiKeys { id name prefix scopes createdAt expiresAt lastUsedAt revokedAt } } }`;
const POST = `mutation { createPost(input: { category: TEXT_POST, caption: "By a program" }) { post { id author { username } } } }`;
const objectId = (id: string) => readGlobalId(id)!.id;

let mira: Person;
let ada: Person;
beforeAll(async () => {
  mira = await person();
  ada = await staff(Role.ADMIN);
});

async function key(
  owner: Person,
  scopes: string[],
  more = {},
): Promise<{ id: string; secret: string; client: Client }> {
  const { createApiKey } = await owner.client.data(CREATE, {
    input: { name: 'Nightly report', scopes, ...more },
  });
  const { apiKey, secret } = createApiKey;
  return { id: apiKey.id, secret, client: (await testApp()).as(secret) };
}

describe('API keys', () => {
  it('act for their owner within their scopes, and are stored as a hash', async () => {
    const { id, secret, client } = await key(mira, ['social:read', 'social:write']);
    expect((await client.data(POST)).createPost.post.author.username).toBe(mira.username);
    const stored = JSON.stringify(await ApiKeyModel.findById(objectId(id)).lean());
    expect(stored).not.toContain(secret.split('_')[2]);
    expect(secret).toMatch(/^leela_[0-9a-f]{8}_[\w-]{43}$/);
    const [first] = (await mira.client.data(KEYS)).viewer.apiKeys;
    expect(first).toMatchObject({ id, name: 'Nightly report', prefix: secret.slice(0, 14), revokedAt: null });
    await expect
      .poll(async () => (await mira.client.data(KEYS)).viewer.apiKeys[0].lastUsedAt, { timeout: 5_000 })
      .not.toBeNull();
  });

  it('have the scopes that `apiKeyScopes` lists, each of which is described', async () => {
    const { visitor } = await testApp();
    const { apiKeyScopes } = await visitor.data('{ apiKeyScopes { name description } }');
    const names: string[] = apiKeyScopes.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toEqual(expect.arrayContaining(['insights:read', 'privacy:read', 'social:write']));
    for (const not of ['identity:write', 'privacy:write', 'analytics:read']) expect(names).not.toContain(not);
    expect(apiKeyScopes).toContainEqual({
      name: 'messaging:read',
      description: 'Reads conversations, messages and the inbox.',
    });
    for (const { description } of apiKeyScopes) expect(description).not.toContain('what the domain');
    const { id } = await key(mira, names);
    await mira.client.data(REVOKE, { id });
    // A key lists them as its owner does.
    const { client } = await key(mira, ['platform:read']);
    expect((await client.data('{ apiKeyScopes { name } }')).apiKeyScopes).toHaveLength(names.length);
  });

  it('do nothing beyond their scopes', async () => {
    const reader = (await key(mira, ['social:read'])).client;
    const post = await publish(mira);
    const node = `query ($id: ID!) { node(id: $id) { id ... on Post { caption author { username } } } }`;
    // Without the scope of the system's own fields not even a node is fetched.
    expect((await reader.refusal(node, { id: post })).message).toContain('system:read');
    expect(
      (await reader.data('{ posts(first: 1) { nodes { id author { username } } } }')).posts,
    ).toBeTruthy();
    for (const operation of [
      POST,
      '{ viewer { email } }',
      '{ viewer { conversations(first: 1) { nodes { id } } } }',
      'fragment F on Viewer { apiKeys { id } } { viewer { ...F } }',
    ])
      expect(await reader.refusal(operation)).toMatchObject({ code: 'FORBIDDEN', status: 403 });
    const wide = (await key(mira, ['system:read', 'social:read'])).client;
    const conversation = `query ($id: ID!) { node(id: $id) { ... on Conversation { id } } }`;
    expect((await wide.refusal(conversation, { id: post })).message).toContain('messaging:read');
    expect((await wide.data(node, { id: post })).node.author.username).toBe(mira.username);
  });

  it('never change accounts, sign-ins or keys, whatever their scopes', async () => {
    const scopes = ['identity:read', 'platform:read', 'platform:write', 'privacy:read'];
    const { client } = await key(ada, scopes);
    const change = `mutation { changeUsername(input: { username: "taken_over" }) { viewer { coins } } }`;
    const input = { name: 'More', scopes: ['social:write'] };
    for (const [operation, variables] of [
      [change, {}],
      [CREATE, { input }],
      [`mutation { requestDataExport { dataExport { id } } }`, {}],
    ] as const)
      expect((await client.send(operation, variables)).errors[0]?.extensions.code).toMatch(
        /FORBIDDEN|GRAPHQL_VALIDATION/,
      );
    expect(
      (await ada.client.refusal(CREATE, { input: { name: 'x', scopes: ['identity:write'] } })).field,
    ).toBe('scopes.0');
  });

  it("have no more than their owner's role", async () => {
    const set = `mutation { setConfig(input: { key: "custom.by-key", value: 1 }) { entry { key } } }`;
    expect((await (await key(mira, ['platform:write'])).client.refusal(set)).code).toBe('FORBIDDEN');
    const { client } = await key(ada, ['platform:read', 'platform:write']);
    expect((await client.data(set)).setConfig.entry.key).toBe('custom.by-key');
  });

  it('end at once when revoked, expired, or with their owner', async () => {
    const { id, client } = await key(mira, ['social:read']);
    const ask = '{ posts(first: 1) { nodes { id } } }';
    await client.data(ask);
    const { revokeApiKey } = await mira.client.data(REVOKE, { id });
    expect(revokeApiKey.apiKey.revokedAt).not.toBeNull();
    expect(await client.refusal(ask)).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
    const soon = await key(mira, ['social:read'], { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await soon.client.data(ask);
    await ApiKeyModel.updateOne(
      { _id: objectId(soon.id) },
      { $set: { expiresAt: new Date(Date.now() - 1) } },
    );
    expect((await soon.client.refusal(ask)).code).toBe('UNAUTHENTICATED');
    const leaver = await person();
    const theirs = await key(leaver, ['social:read']);
    await UserModel.updateOne({ _id: objectId(leaver.id) }, { $set: { status: 'suspended' } });
    expect((await theirs.client.refusal(ask)).code).toBe('UNAUTHENTICATED');
    const unknown = (await testApp()).as('leela_00000000_nothing');
    expect((await unknown.refusal(ask)).code).toBe('UNAUTHENTICATED');
  });

  it('open WebSockets, which close when the key is revoked', async () => {
    const { id, secret } = await key(mira, ['social:read']);
    const { url } = await testApp();
    let closed: number | null = null;
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${secret}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      on: { closed: (event) => (closed = (event as { code: number }).code) },
    });
    const ask = (query: string) =>
      new Promise<any>((done, fail) =>
        client.subscribe({ query }, { next: done, error: fail, complete: () => undefined }),
      );
    expect((await ask('{ posts(first: 1) { nodes { id } } }')).data.posts).toBeTruthy();
    expect(JSON.stringify(await ask('{ viewer { email } }').catch((error: unknown) => error))).toContain(
      'scopes',
    );
    await mira.client.data(REVOKE, { id });
    await expect.poll(() => closed, { timeout: 10_000 }).toBe(4403);
  });

  it('stand in the security log, and belong to their owner', async () => {
    const { id } = await key(mira, ['social:read']);
    const other = await person();
    expect((await other.client.refusal(REVOKE, { id })).code).toBe('NOT_FOUND');
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect((await other.client.data(node, { id })).node).toBeNull();
    expect((await ada.client.data(REVOKE, { id })).revokeApiKey.apiKey.revokedAt).not.toBeNull();
    const user = objectId(mira.id);
    const log = await SecurityLogModel.find({ user, event: SecurityEvent.API_KEY_REVOKED }).lean();
    expect(log.some(({ actor }) => actor?.equals(objectId(ada.id)))).toBe(true);
    expect(await SecurityLogModel.exists({ user, event: SecurityEvent.API_KEY_CREATED })).not.toBeNull();
  });

  it('are 20 at most, also when 30 are made at once', async () => {
    const busy = await person();
    const input = { name: 'One of many', scopes: ['social:read'] };
    const all = await Promise.all(Array.from({ length: 30 }, () => busy.client.send(CREATE, { input })));
    const codes = all.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(await ApiKeyModel.countDocuments({ owner: objectId(busy.id) })).toBeLessThanOrEqual(20);
    expect(codes.length).toBeGreaterThanOrEqual(10);
    await busy.client.send(CREATE, { input });
    expect(await ApiKeyModel.countDocuments({ owner: objectId(busy.id) })).toBeLessThanOrEqual(20);
  });

  it.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['everything'] }, 'scopes.0'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ requestsPerMinute: 0 }, 'requestsPerMinute'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j', async (more, field) => {
    const input = { name: 'x', scopes: ['social:read'], ...more };
    expect(await mira.client.refusal(CREATE, { input })).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
