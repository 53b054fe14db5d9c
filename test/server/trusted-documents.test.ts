import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Types } from 'mongoose';
import { describe, expect, it, vi } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';
import { accountDocuments } from '../../src/server/account/documents.js';
import { toGlobalId } from '../../src/schema/ids.js';
import type { SampleServer } from './sample-server.js';
import { codesOf, startSample, tokenOf } from './sample-server.js';
import { writes } from './sample-schema.js';
import { openSocket } from './socket-client.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'leela-trusted-'));

const QUERY =
  'query Posts($more: Boolean!) {\n  samplePosts(first: 1) {\n    nodes {\n      title\n      tags @include(if: $more)\n    }\n  }\n}';
const MUTATION =
  'mutation Write($input: SampleInput!) {\n  write(input: $input) {\n    post {\n      title\n    }\n  }\n}';
const SUBSCRIPTION = 'subscription Count {\n  count\n}';
const UNKNOWN_FIELD = 'query Old {\n  gone\n}';
const NO_SYNTAX = 'query Broken {';
const FOREIGN = '{ hello }';

/** A manifest in a file. */
function manifest(name: string, operations: { name: string; body: string; id?: string }[]): string {
  const file = join(folder, name);
  const content = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map(({ name: operation, body, id = sha256(body) }) => ({
      ...{ id, name: operation, body },
      type: body.split(' ')[0],
    })),
  };
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const web = manifest('web.json', [
  { name: 'Posts', body: QUERY },
  { name: 'Write', body: MUTATION },
  { name: 'Old', body: UNKNOWN_FIELD },
  { name: 'Broken', body: NO_SYNTAX },
  { name: 'Forged', body: 'query { broken }', id: sha256('{ hello }') },
]);
const app = manifest('app.json', [{ name: 'Count', body: SUBSCRIPTION }]);

const key = Types.ObjectId.createFromHexString('cd'.repeat(12));
const files = { TRUSTED_DOCUMENTS: `${web}, ${app}` };
const open = await startSample(files);
const closed = await startSample(
  { ...files, TRUSTED_DOCUMENTS_ONLY: 'on', TRUSTED_DOCUMENTS_EXEMPT_KEYS: toGlobalId('ApiKey', key) },
  {
    // Tokens are `<role>.<expiry>`; the role `key` is an API key, `other` is one that is not exempt.
    authenticate: async (token) => {
      const id = Types.ObjectId.createFromHexString('ab'.repeat(12));
      const apiKey = { id: token.startsWith('key') ? key : id, scopes: [], requestsPerMinute: 600 };
      const role = token.startsWith('admin') ? 'admin' : 'user';
      const viewer = { id, sessionId: id, role, tokenExpiresAt: new Date(Date.now() + 60_000) };
      return (/^(key|other)/.test(token) ? { ...viewer, apiKey } : viewer) as never;
    },
  },
);

const both: [string, SampleServer][] = [
  ['every document', open],
  ['only trusted documents', closed],
];
const persisted = (text: string, version = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash: sha256(text) } },
});
const get = async ({ url }: SampleServer, parameters: Record<string, unknown>) => {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const answer = await fetch(`${url}/graphql?${new URLSearchParams(texts)}`);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
};
const authorization = `Bearer ${tokenOf()}`;
const title = { samplePosts: { nodes: [{ title: 'Post 0' }] } };

describe.each(both)('a gateway that runs %s', (_, server) => {
  const variables = { more: false };

  it.each([
    ['the hash of a persisted query', persisted(QUERY)],
    ['the hash beside an empty query', { query: '', ...persisted(QUERY) }],
    ['a document identifier', { documentId: `sha256:${sha256(QUERY)}` }],
    ['a document identifier without a prefix', { documentId: sha256(QUERY) }],
    ['the text', { query: QUERY }],
    ['the text and its hash', { query: QUERY, ...persisted(QUERY) }],
  ])('runs a trusted document by %s, over POST, GET and WebSocket', async (_name, source) => {
    for (let run = 0; run < 3; run += 1)
      expect((await server.post({ ...source, variables })).body.data).toEqual(title);
    expect((await get(server, { ...source, variables })).body.data).toEqual(title);
    const socket = await openSocket(server.socketUrl);
    expect((await socket.run({ query: '', ...source, variables })).data).toEqual(title);
    socket.close();
  });

  it('runs a trusted mutation by POST and WebSocket, never by GET', async () => {
    const input = { title: 'trusted' };
    const before = writes.count;
    const answer = await server.post({ ...persisted(MUTATION), variables: { input } }, { authorization });
    expect(answer.body.data).toEqual({ write: { post: input } });
    const refused = await get(server, { documentId: sha256(MUTATION), variables: { input } });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    const socket = await openSocket(server.socketUrl, authorization);
    const run = await socket.run({ query: '', ...persisted(MUTATION), variables: { input } });
    expect(run.data).toEqual({ write: { post: input } });
    expect(writes.count - before).toBe(2);
    socket.close();
  });

  it('runs a trusted subscription by its hash', async () => {
    const socket = await openSocket(server.socketUrl);
    const id = socket.subscribe({ query: '', ...persisted(SUBSCRIPTION) });
    expect(await socket.next((one) => one.id === id)).toMatchObject({ payload: { data: { count: 1 } } });
    socket.close();
  });

  it('does not know other hashes, over POST, GET and WebSocket', async () => {
    const socket = await openSocket(server.socketUrl);
    for (const source of [persisted('{ one { title } }'), { documentId: 'x-other:1' }]) {
      const answer = await server.post(source);
      expect([answer.status, codesOf(answer)]).toEqual([200, ['PERSISTED_QUERY_NOT_FOUND']]);
      // Clients other than Apollo's look at the message.
      expect(answer.body.errors![0]!.message).toBe('PersistedQueryNotFound');
      expect(codesOf(await get(server, source))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
      expect(await socket.run({ query: '', ...source })).toMatchObject({
        errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      });
    }
    socket.close();
  });

  it('refuses hashes that are malformed or of another text', async () => {
    for (const source of [
      { query: QUERY, ...persisted(MUTATION) },
      { query: QUERY, documentId: sha256(MUTATION) },
      persisted(QUERY, 2),
      { extensions: { persistedQuery: { version: 1, sha256Hash: 7 } } },
      { extensions: { persistedQuery: 'yes' } },
      { documentId: 7 },
    ]) {
      const answer = await server.post(source);
      expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
    }
  });

  it('answers a trusted document that the schema does not allow as any other', async () => {
    const answer = await server.post(persisted(UNKNOWN_FIELD));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
    expect(codesOf(await server.post(persisted(NO_SYNTAX)))).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('prepares trusted documents ahead, and logs the invalid ones', async () => {
    await vi.waitFor(() =>
      expect(server.log.map(({ msg }) => msg)).toContain('the trusted documents are prepared'),
    );
    const logged = server.log.filter(({ msg }) => /trusted document /.test(String(msg)));
    expect(logged.map(({ name, id, problem }) => ({ name, id, problem }))).toEqual([
      { name: 'Forged', id: sha256('{ hello }'), problem: undefined },
      { name: 'Old', id: sha256(UNKNOWN_FIELD), problem: expect.stringContaining('gone') },
      { name: 'Broken', id: sha256(NO_SYNTAX), problem: expect.stringContaining('Syntax Error') },
    ]);
    expect(server.log.find(({ msg }) => msg === 'the trusted documents are prepared')).toMatchObject({
      documents: 5,
      invalid: 2,
    });
  });
});

describe('a gateway that runs every document', () => {
  it('still persists other queries automatically, over HTTP for WebSocket too', async () => {
    const query = 'query Automatic { hello }';
    expect(codesOf(await open.post(persisted(query)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    await open.post({ query, ...persisted(query) });
    expect((await open.post(persisted(query))).body.data).toEqual({ hello: 'world' });
    const socket = await openSocket(open.socketUrl);
    expect((await socket.run({ query: '', ...persisted(query) })).data).toEqual({ hello: 'world' });
    socket.close();
  });
});

describe('a gateway that runs only trusted documents', () => {
  const untrusted = {
    'a text': { query: FOREIGN },
    'a text with its hash': { query: FOREIGN, ...persisted(FOREIGN) },
    'a trusted text with a comment': { query: `${QUERY}\n# more` },
    introspection: { query: '{ __schema { queryType { name } } }' },
    'no syntax': { query: '{' },
  };
  const denied = { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } };

  it.each(Object.entries(untrusted))('refuses %s, over POST, GET and WebSocket', async (_, source) => {
    const socket = await openSocket(closed.socketUrl, `Bearer ${tokenOf('admin')}`);
    for (const token of [undefined, tokenOf('admin'), tokenOf('other')]) {
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      const answer = await closed.post(source, headers);
      expect([answer.status, codesOf(answer)]).toEqual([403, ['DOCUMENT_NOT_TRUSTED']]);
      expect(answer.body.errors![0]!.message).toMatch(/is not trusted; only .* allowed\.$/);
    }
    const byGet = await get(closed, source);
    expect([byGet.status, byGet.body.errors]).toMatchObject([403, [denied]]);
    expect((await socket.run(source)).errors).toMatchObject([denied]);
    socket.close();
  });

  it('refuses what follows a trusted text in an address', async () => {
    for (const search of [`query=${encodeURIComponent(QUERY)}?%0A{hello}`, `query={hello}#${QUERY}`]) {
      const answer = await fetch(`${closed.url}/graphql?${search}`);
      expect(await answer.json()).toMatchObject({ errors: [denied] });
    }
  });

  it('refuses an untrusted subscription', async () => {
    const socket = await openSocket(closed.socketUrl);
    expect((await socket.run({ query: 'subscription { quiet }' })).errors).toMatchObject([denied]);
    socket.close();
  });

  it('runs what the pages of mail links send', async () => {
    const own = await accountDocuments();
    expect(own.map(({ name }) => name)).toContain('/verify-email Confirm address');
    // The sample's schema does not have their mutations.
    for (const { body } of own)
      expect(new Set(codesOf(await closed.post({ query: body })))).toEqual(
        new Set(['GRAPHQL_VALIDATION_FAILED']),
      );
  });

  it('persists nothing', async () => {
    await closed.post({ query: FOREIGN, ...persisted(FOREIGN) });
    expect(codesOf(await closed.post(persisted(FOREIGN)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('runs any document for exempt API keys', async () => {
    const headers = { authorization: `Bearer ${tokenOf('key')}` };
    expect((await closed.post({ query: FOREIGN }, headers)).body.data).toEqual({ hello: 'world' });
    const socket = await openSocket(closed.socketUrl, headers.authorization);
    expect((await socket.run({ query: FOREIGN })).data).toEqual({ hello: 'world' });
    socket.close();
  });

  it('counts refusals in the metrics and as reads', async () => {
    const metrics = await (await fetch(`${closed.url}/metrics`)).text();
    expect(metrics).toMatch(
      /leela_operation_errors_total\{operation="anonymous",code="DOCUMENT_NOT_TRUSTED"\} \d/,
    );
    const limited = await startSample({ ...files, TRUSTED_DOCUMENTS_ONLY: 'on', RATE_LIMIT: 'on' });
    const first = await limited.post({ query: FOREIGN });
    const second = await limited.post({ query: FOREIGN });
    const left = ({ headers }: { headers: Headers }) => Number(/r=(\d+)/.exec(headers.get('ratelimit')!)![1]);
    expect(left(first) - left(second)).toBe(1);
  });
});

describe('the configuration of trusted documents', () => {
  const base = { MONGODB_URI: 'mongodb://unused.example:1/sample', NODE_ENV: 'test' };

  it('needs a manifest where only its documents run', () => {
    expect(() => readConfig({ ...base, TRUSTED_DOCUMENTS_ONLY: 'on' })).toThrow(
      'TRUSTED_DOCUMENTS must be set where only trusted documents run',
    );
    expect(() => readConfig({ ...base, TRUSTED_DOCUMENTS_EXEMPT_KEYS: 'leela_1a2b' })).toThrow(
      'ids of API keys',
    );
  });

  it('names a file that is missing or no manifest', async () => {
    const [text, format] = ['text.json', 'format.json'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(text, 'no JSON');
    writeFileSync(format, '{"format":"other","version":1,"operations":[]}');
    for (const [file, problem] of [
      [join(folder, 'missing.json'), /cannot be read: ENOENT/],
      [text, /cannot be read/],
      [format, /is not a manifest .* at format/],
    ] as const) {
      const failed = startSample({ TRUSTED_DOCUMENTS: file });
      await expect(failed).rejects.toThrow(ConfigError);
      await expect(failed).rejects.toThrow(problem);
    }
  });
});
