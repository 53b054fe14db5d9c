import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { getIntrospectionQuery, parse } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { codesOf, startSample, type Answer } from '../server/sample-server.js';
import { sampleSchema } from '../server/sample-schema.js';
import { openSocket } from '../server/socket-client.js';
import { PreparedDocuments } from '../../src/server/graphql/prepared.js';
import { MAX_OPERATIONS } from '../../src/server/websocket/socket-handler.js';

const server = await startSample();
const socket = await openSocket(server.socketUrl);
afterAll(() => socket.close());

/** Sends an operation over HTTP and over the WebSocket: one rule holds on both. */
async function attack(query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const answer = await server.post({ query, variables });
  const overSocket = await socket.run({ query, variables });
  expect(overSocket.errors?.[0]?.message).toBe(answer.body.errors?.[0]?.message);
  expect(overSocket.data ?? null).toBeNull();
  return answer;
}

const nested = (levels: number, open: string, inner: string) =>
  open.repeat(levels) + inner + ' }'.repeat(levels);

describe('GraphQL denial of service', () => {
  it('1: depth 50 is refused before any resolver', async () => {
    const answer = await attack(`{ ${nested(50, 'anyNode { ', 'key')} }`);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['QUERY_TOO_COMPLEX']]);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors?.[0]?.message).toContain('51 levels');
  });

  it('2: 101 aliases are refused', async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `a${n}: hello`).join(' ');
    expect(codesOf(await attack(`{ ${aliases} }`))).toEqual(['QUERY_TOO_COMPLEX']);
    const hidden = `{ ...A ...A2 } fragment A on Query { ${aliases.slice(0, 110)} } fragment A2 on Query { ...A ...A }`;
    expect(codesOf(await attack(hidden))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('3: ten bad directives are refused with few errors', async () => {
    const many = await attack(`{ hello ${'@nope '.repeat(10)} }`);
    expect(many.body.errors).toHaveLength(1);
    const spread = await attack(`{ ${'hello @nope '.repeat(10)} }`);
    expect(spread.body.errors!.length).toBeLessThanOrEqual(6);
    expect(codesOf(spread)[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('4: a thousand repeated fields are refused', async () => {
    expect(codesOf(await attack(`{ ${'hello '.repeat(1_000)} }`))).toEqual(['QUERY_TOO_COMPLEX']);
    const tokens = await attack(`{ ${'hello '.repeat(10_000)} }`);
    expect(codesOf(tokens)).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('5: a fragment cycle is a validation error', async () => {
    const answer = await attack('{ ...A } fragment A on Query { hello ...B } fragment B on Query { ...A }');
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('6: exponential fragment spreads are refused within 50 ms', async () => {
    const bombs = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    );
    const query = `{ ...F0 } ${bombs.join(' ')} fragment F60 on Query { hello }`;
    const answer = await server.post({ query });
    expect(codesOf(answer)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(answer.body.errors?.[0]?.message).toContain('over a billion fields');
    // The best of a few, and of the work alone: what is measured is the gateway, not what else this machine does.
    const documents = new PreparedDocuments(sampleSchema(), { introspection: true, hideSuggestions: false });
    const times = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const started = performance.now();
      expect(documents.prepare(parse(query)).errors).toHaveLength(1);
      times.push(performance.now() - started);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('7: an array of operations is a bad request', async () => {
    const answer = await server.post(Array.from({ length: 100 }, () => ({ query: '{ hello }' })));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('8: circular introspection is refused, while that of tools runs', async () => {
    const query = `{ __schema { types { ${nested(5, 'fields { type { ', 'name')} } } }${' }'.repeat(5)}`;
    expect(codesOf(await attack(query))[0]).toMatch(/QUERY_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED/);
    const tool = await server.post({
      query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true }),
    });
    expect(tool.body.data).toHaveProperty('__schema');
  });

  it('9: sizes of pages out of bounds are refused as input, whatever they multiply', async () => {
    const query = 'query ($n: Int) { samplePosts(first: $n) { nodes { title } } }';
    for (const n of [1e9, -1, 0]) {
      const answer = await server.post({ query, variables: { n } });
      expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'first' } }]);
    }
    for (const n of [1e10, 1.5, '5']) {
      expect(codesOf(await attack(query, { n }))).toEqual(['BAD_USER_INPUT']);
    }
    expect((await server.post({ query, variables: { n: null } })).body.errors).toBeUndefined();
  });

  it('10: nested lists multiply, and the product is refused', async () => {
    const strict = await startSample({ MAX_COST: '50' });
    const query = 'query ($n: Int) { samplePosts(first: $n) { nodes { title } edges { node { key } } } }';
    expect((await strict.post({ query, variables: { n: 10 } })).body.errors).toBeUndefined();
    const answer = await strict.post({ query, variables: { n: 40 } });
    expect(codesOf(answer)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(answer.body.errors?.[0]?.message).toBe('The operation costs 123; the limit is 50.');
  });

  it('11: a body of 10 MB is refused before it is read', async () => {
    const answer = await server.post({ query: '{ hello }', variables: { a: 'x'.repeat(10_000_000) } });
    expect([answer.status, codesOf(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
  });

  it('12: deeply nested variables are refused in a bounded error', async () => {
    const deep = `{"query":"{ hello }","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
    const answer = await server.post(deep);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
    const wide = await server.post({
      query: '{ hello }',
      variables: { a: Array.from({ length: 6_000 }, () => 1) },
    });
    expect(codesOf(wide)).toEqual(['BAD_USER_INPUT']);
    const long = await server.post({
      query: 'query ($n: Int) { samplePosts(first: $n) { totalCount } }',
      variables: { n: 'x'.repeat(50_000) },
    });
    expect(JSON.stringify(long.body).length).toBeLessThan(2_000);
  });

  it('13: a body that does not come is not waited for', async () => {
    const hasty = await startSample({ REQUEST_TIMEOUT_MS: '1000' });
    const { port } = new URL(hasty.url);
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const client = connect(Number(port), '127.0.0.1', () =>
        client.write(
          'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
        ),
      );
      client.on('data', (data) => (received += String(data)));
      client.on('error', () => undefined);
      client.on('close', () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1.1 408 |^$/);
    expect((await hasty.post({ query: '{ hello }' })).status).toBe(200);
  });

  it('14: persisted queries: a wrong hash is refused, and a flood only pushes itself out', async () => {
    const persisted = (query: string, sha256Hash = createHash('sha256').update(query).digest('hex')) => ({
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });
    const missing = await server.post(persisted('{ one { title } }'));
    expect(codesOf(missing)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const wrong = await server.post({ query: '{ hello }', ...persisted('', 'ab'.repeat(32)) });
    expect([wrong.status, codesOf(wrong)]).toEqual([400, ['BAD_REQUEST']]);
    await server.post({ query: '{ one { title } }', ...persisted('{ one { title } }') });
    expect((await server.post(persisted('{ one { title } }'))).body.data).toEqual({
      one: { title: 'Post 0' },
    });
    const flood = Array.from({ length: 60 }, (_, n) => `# ${n}${' '.repeat(200_000)}\n{ hello }`);
    for (const query of flood) await server.post({ query, ...persisted(query) });
    expect(codesOf(await server.post(persisted(flood[0]!)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await server.post(persisted(flood.at(-1)!))).body.data).toEqual({ hello: 'world' });
  });

  it('15: subscriptions of one socket are capped', async () => {
    const hungry = await openSocket(server.socketUrl);
    const ids = Array.from({ length: 1_000 }, () => hungry.subscribe({ query: 'subscription { quiet }' }));
    const refused = await hungry.next((message) => message.id === ids.at(-1));
    expect(refused).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(hungry.messages.filter(({ type }) => type === 'error')).toHaveLength(1_000 - MAX_OPERATIONS);
    hungry.close();
  });
});
