import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { originRule, isMeantHost } from '../../src/server/http/origin.js';
import { tellRefused } from '../../src/server/http/security.js';
import { SIGN_IN_FIELDS, signsIn } from '../../src/server/graphql/signs-in.js';
import { withoutTypes } from '../../src/server/graphql/without-types.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { writes } from './sample-schema.js';
import { codesOf, startSample, tokenOf } from './sample-server.js';
import { connectSocket, openSocket } from './socket-client.js';

const server = await startSample();
const open = await startSample({ NODE_ENV: 'development' });
const closed = await startSample({ NODE_ENV: 'production' });

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}, url = server.url) =>
  fetch(`${url}/graphql?${new URLSearchParams(parameters)}`, { headers, redirect: 'manual' });

describe('F1 an operation that runs again', () => {
  it('answers in the same way each time', async () => {
    const query =
      '{ a: anyNode { ...F @skip(if: true) } b: anyNode(n: 2) { ...F } } fragment F on SampleNode { key }';
    const answers = [];
    for (let run = 0; run < 4; run += 1) answers.push((await server.post({ query })).body);
    expect(answers[0]).toMatchObject({ data: { a: {}, b: { key: 'post 1' } } });
    for (const answer of answers) expect(answer.data).toEqual(answers[0]!.data);
  });
});

describe('F2 an empty operationName', () => {
  const mutation = 'mutation { write(input: { title: "empty" }) { post { title } } }';

  const authorization = `Bearer ${tokenOf()}`;

  it('is as if absent, over HTTP and WebSocket', async () => {
    for (let run = 0; run < 3; run += 1) {
      const before = writes.count;
      const answer = await server.post({ query: mutation, operationName: '' }, { authorization });
      expect([answer.status, answer.body.data]).toEqual([200, { write: { post: { title: 'empty' } } }]);
      expect(writes.count).toBe(before + 1);
    }
    const socket = await openSocket(server.socketUrl, authorization);
    expect(await socket.run({ query: mutation, operationName: '' })).toMatchObject({
      data: { write: { post: { title: 'empty' } } },
    });
    const id = socket.subscribe({ query: 'subscription { count }', operationName: '' });
    expect(await socket.next((message) => message.id === id)).toMatchObject({ type: 'next' });
    socket.close();
  });

  it('names nothing where a document has several operations', async () => {
    const query = 'query A { hello } query B { hello }';
    const answer = await server.post({ query, operationName: '' });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['OPERATION_RESOLUTION_FAILURE']]);
    const byGet = await get({ query: '{ hello }', operationName: '' });
    expect(await byGet.json()).toMatchObject({ data: { hello: 'world' } });
  });
});

describe('F3 a subscription that cannot be opened', () => {
  it('ends with one error, and its neighbours go on', async () => {
    const socket = await openSocket(server.socketUrl);
    const neighbour = socket.subscribe({ query: 'subscription { quiet }' });
    for (const query of [
      'subscription { quiet @skip(if: true) }',
      'subscription { ...F @include(if: false) } fragment F on Subscription { quiet }',
    ]) {
      const id = socket.subscribe({ query });
      const message = await socket.next((one) => one.id === id);
      expect(message).toMatchObject({
        type: 'error',
        payload: [{ message: 'The subscription selects no field.', extensions: { code: 'BAD_REQUEST' } }],
      });
    }
    const off = { query: 'subscription ($v: Boolean!) { quiet @include(if: $v) }', variables: { v: false } };
    expect(await socket.run(off)).toMatchObject({
      errors: [{ message: expect.stringContaining('no conditions with variables') }],
    });
    expect((await socket.run({ query: '{ hello }' })).data).toEqual({ hello: 'world' });
    expect(socket.messages.filter(({ id }) => id === neighbour)).toEqual([]);
    socket.close();
  });
});

describe('C1 GET', () => {
  it('serves plain queries without any further header', async () => {
    const answer = await get({ query: '{ hello }' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { hello: 'world' } }]);
    const known = await get({ query: '{ whoami }' }, { authorization: `Bearer ${tokenOf()}` });
    expect(await known.json()).toMatchObject({ data: { whoami: 'ab'.repeat(12) } });
  });

  it('leads a browser in development to the playground, and nobody in production', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const led = await get({}, { accept }, open.url);
    expect([led.status, led.headers.get('location')]).toEqual([302, '/playground']);
    expect((await get({ query: '{ hello }' }, { accept }, open.url)).status).toBe(200);
    expect((await get({}, { accept }, closed.url)).status).toBe(400);
  });
});

describe('C5 origins', () => {
  const rule = (environment: 'development' | 'production') => originRule({ environment, corsOrigins: [] });

  it('of this machine may call in development, at any port', () => {
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080']) {
      expect(rule('development')(origin, 'localhost:4000')).toBe(true);
      expect(rule('production')(origin, 'api.example.com')).toBe(false);
    }
    for (const origin of ['http://localhost.evil.example', 'http://evil.example', 'null'])
      expect(rule('development')(origin, 'localhost:4000')).toBe(false);
  });

  it('that are refused stand in the log once each, with the setting that allows them', () => {
    const lines: string[] = [];
    const tell = tellRefused(pino({}, { write: (line: string) => void lines.push(line) }));
    for (let n = 0; n < 100; n += 1) tell(`https://evil${n % 50}.example`);
    tell('https://evil1.example');
    expect(lines).toHaveLength(20);
    expect(lines[0]).toContain('CORS_ORIGINS');
    expect(lines[0]).toContain('https://evil0.example');
  });

  it('may send the headers that clients and tracing send', async () => {
    const preflight = await fetch(`${server.url}/graphql`, { method: 'OPTIONS' });
    const allowed = preflight.headers.get('access-control-allow-headers')!.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining([
        ...['apollographql-client-name', 'apollographql-client-version', 'x-apollo-operation-name'],
        ...['traceparent', 'sentry-trace', 'baggage', 'authorization'],
      ]),
    );
  });
});

describe('C6 a token that has ended', () => {
  const gateway = buildGatewaySchema();

  it('is known by mutations that exist', () => {
    const fields = gateway.getMutationType()!.getFields();
    for (const name of SIGN_IN_FIELDS) if (name !== '__typename') expect(fields).toHaveProperty(name);
  });

  it.each([
    ['mutation { signIn(input: $i) { accessToken } }', true],
    ['mutation { ...F __typename } fragment F on Mutation { ... { refreshSession(input: {}) { a } } }', true],
    ['mutation { signIn(input: {}) { a } createPost(input: {}) { a } }', false],
    ['query { signIn }', false],
    ['mutation A { signIn } mutation B { signIn }', false],
    ['mutation {', false],
    ['{ viewer { id } }', false],
  ])('%j signs in: %s', (query, expected) => {
    expect(signsIn({ body: { query } } as never)).toBe(expected);
  });

  it('says what to do, with 401', async () => {
    const answer = await server.post(
      { query: '{ hello }' },
      { authorization: `Bearer ${tokenOf('user', 1)}` },
    );
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  });
});

describe('S3 in production messages tell no types', () => {
  const probes: [string, Record<string, unknown>?][] = [
    ['{ samplePosts }'],
    ['{ hello { x } }'],
    ['{ nodes { key } }'],
    ['{ refused(code: 1) }'],
    ['{ refused(cod: "x") }'],
    ['{ hell }'],
    ['query ($i: SampleInput!) { checked(input: $i) { totalCount } }', {}],
    ['query ($i: SampleInput!) { checked(input: $i) { totalCount } }', { i: { title: 1 } }],
    ['query ($i: SampleInput!) { checked(input: $i) { totalCount } }', { i: { mood: 'CALM', nope: 1 } }],
    ['query ($i: Int) { checked(input: $i) { totalCount } }', { i: 1 }],
    ['{ checked(input: { mood: X }) { totalCount } }'],
    ['{ anyNode { ... on SampleInput { a } } }'],
    ['{ anyNode { ... on Nope { a } } }'],
    ['query ($t: Int = null) { anyNode(n: $t) { key } }', { t: null }],
    ['{ hello ...F } fragment F on SamplePost { title }'],
    ['{ samplePosts { nodes { title @include } } }'],
  ];
  it.each(probes)('%s', async (query, variables) => {
    for (let run = 0; run < 2; run += 1) {
      const { body } = await closed.post({ query, variables });
      for (const { message } of body.errors ?? []) {
        expect(message).not.toMatch(/Sample[A-Z]|String|Int\b|Boolean|Float|\[.*!|\btype\b/);
        expect(message.length).toBeLessThan(120);
      }
      expect(body.errors?.length).toBeGreaterThan(0);
    }
  });
  it('and are kept in development, where they help', async () => {
    const { body } = await server.post({ query: '{ samplePosts }' });
    expect(body.errors![0]!.message).toContain('SamplePostConnection');
    expect(withoutTypes('The group was not found.')).toBe('The group was not found.');
  });
});

describe('S4 hosts', () => {
  it('that are meant are this machine, addresses and the public name', () => {
    const config = { host: '0.0.0.0', publicUrl: 'https://api.example.com' };
    for (const host of [
      'localhost:4000',
      '127.0.0.1:4000',
      '[::1]:4000',
      '192.168.0.7:4000',
      'api.example.com',
    ])
      expect(isMeantHost(host, config), host).toBe(true);
    for (const host of ['evil.example', 'evil.example:4000', '127.0.0.1.evil.example', '', undefined])
      expect(isMeantHost(host, config), host).toBe(false);
  });
});

describe('S5 answers', () => {
  it('are never stored by caches', async () => {
    for (let run = 0; run < 3; run += 1)
      expect((await server.post({ query: '{ hello }' })).headers.get('cache-control')).toBe('no-store');
    expect((await get({ query: '{ hello }' })).headers.get('cache-control')).toBe('no-store');
    expect((await server.post({ query: '{' })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what else clients stumble over', () => {
  it('a compressed body is 415 with what is read', async () => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{"query":"{ hello }"}'),
    });
    expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    expect(await answer.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('compression') }],
    });
  });

  it.each([
    { Authorization: `Bearer ${tokenOf()}` },
    { AUTHORIZATION: `Bearer ${tokenOf()}` },
    { headers: { authorization: `Bearer ${tokenOf()}` } },
    { headers: { Authorization: `Bearer ${tokenOf()}` } },
  ])('connectionParams %# name who asks', async (parameters) => {
    const socket = await connectSocket(server.socketUrl);
    await socket.init(parameters);
    expect((await socket.run({ query: '{ whoami }' })).data).toEqual({ whoami: 'ab'.repeat(12) });
    socket.close();
  });
});

describe('C12 limits and costs can be seen', () => {
  it('in headers of each answer where limits count', async () => {
    for (let run = 0; run < 3; run += 1) {
      const answer = await closed.post({ query: '{ hello }' });
      expect(answer.headers.get('ratelimit-policy')).toMatch(/^"read-address";q=\d+;w=60$/);
      expect(answer.headers.get('ratelimit')).toMatch(/^"read-address";r=\d+;t=\d+$/);
    }
  });

  it('as the time to wait, in the header and the limit alike', async () => {
    const hasty = await startSample({ NODE_ENV: 'production' });
    const fields = Array.from({ length: 15 }, (_, n) => `a${n}: hello`).join(' ');
    let answer = await hasty.post({ query: `{ ${fields} }` });
    for (let sent = 0; answer.status === 200 && sent < 300; sent += 1)
      answer = await hasty.post({ query: `{ ${fields} }` });
    expect(answer.status).toBe(429);
    const [policy, wait] = /^"read-address";r=0;t=(\d+)$/.exec(answer.headers.get('ratelimit')!)!;
    expect(policy).toBeDefined();
    expect(answer.headers.get('retry-after')).toBe(wait);
    expect(answer.body.errors![0]!.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: Number(wait),
    });
  });

  it('by x-query-cost in production, and not without', async () => {
    for (let run = 0; run < 3; run += 1) {
      expect((await closed.post({ query: '{ hello }' })).body.extensions).toBeUndefined();
      const { body } = await closed.post({ query: '{ hello }' }, { 'x-query-cost': '1' });
      expect(body.extensions).toEqual({ cost: { complexity: expect.any(Number), limit: 20_000 } });
    }
  });
});
