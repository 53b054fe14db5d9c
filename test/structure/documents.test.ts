import { execFile } from 'node:child_process';
import { createHash, webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type DocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as generated from '../generated/operations.js';
import { startSample } from '../server/sample-server.js';

interface Operation {
  id: string;
  name: string;
  type: string;
  body: string;
}
interface Manifest {
  format: string;
  version: number;
  operations: Operation[];
}
const script = resolve(import.meta.dirname, '../../scripts/documents.mjs');
type Transform = (document: DocumentNode) => DocumentNode;
const { documentFiles, manifestOf, unchanged, withTypename } = (await import(pathToFileURL(script).href)) as {
  documentFiles(paths: string[]): string[];
  manifestOf(files: string[], transforms?: Transform[]): Manifest;
  unchanged: Transform;
  withTypename(): Promise<Transform>;
};
/** The operations among the exports of a generated module. */
const documentsOf = (module: object): DocumentNode[] =>
  Object.values(module as Record<string, DocumentNode>).filter(
    ({ kind, definitions }) => kind === 'Document' && definitions[0]!.kind === 'OperationDefinition',
  );
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A folder with these files. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'leela-documents-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
const manifestIn = (files: Record<string, string>): Manifest => manifestOf(documentFiles([folderOf(files)]));

describe('the manifest of a client', () => {
  it('has what clients with generated documents send', () => {
    const { format, version, operations } = manifestOf(documentFiles(['test/operations']));
    expect([format, version]).toEqual(['apollo-persisted-query-manifest', 1]);
    const documents = documentsOf(generated);
    expect(operations.length).toBeGreaterThan(20);
    expect(operations.map(({ body }) => body).sort()).toEqual(documents.map((one) => print(one)).sort());
    for (const { id, body } of operations) expect(id).toBe(sha256(body));
  });

  it('has what the client package and the web client send', async () => {
    const folder = 'packages/client/src/documents';
    const { operations } = manifestOf(documentFiles([folder]), [unchanged, await withTypename()]);
    const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.ts$/.test(name),
    );
    const documents = await Promise.all(
      modules.map(async (name) => documentsOf((await import(resolve(folder, name))) as object)),
    );
    const cache = new InMemoryCache();
    const sent = documents.flat().flatMap((one) => [print(one), print(cache.transformDocument(one))]);
    expect(sent.length).toBeGreaterThan(5);
    expect(operations.map(({ body }) => body).sort()).toEqual([...new Set(sent)].sort());
  });

  it('has each operation with the fragments that it uses, from other files too', () => {
    const { operations } = manifestIn({
      'a/feed.graphql': 'query Feed { posts { ...B } } mutation Like { like { id } }',
      'z.graphql': 'fragment B on Post { id ...A } # a comment',
      'b.graphql': 'fragment A on Post { title } fragment Unused on Post { id }',
      'notes.md': 'no document',
    });
    expect(operations.map(({ name, type }) => [name, type])).toEqual([
      ['Feed', 'query'],
      ['Like', 'mutation'],
    ]);
    expect(operations[0]!.body.match(/fragment \w+/g)).toEqual(['fragment A', 'fragment B']);
    expect(operations[1]!.body).toBe('mutation Like {\n  like {\n    id\n  }\n}');
  });

  it.each([
    [{ 'a.graphql': '{ posts { id } }' }, /a\.graphql: an operation has no name/],
    [{ 'a.graphql': 'query A { a }', 'b.graphql': 'query A { b }' }, /b\.graphql: the name A is taken/],
    [{ 'a.graphql': 'query A { ...F }' }, /a\.graphql: there is no fragment F/],
    [{ 'a.graphql': 'type A { a: Int }' }, /a\.graphql: only operations and fragments/],
  ])('refuses %j', (files: Record<string, string>, problem) => {
    expect(() => manifestIn(files)).toThrow(problem);
  });
});

describe('npm run documents', () => {
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);
  const folder = folderOf({ 'posts.graphql': 'query Posts { samplePosts(first: 1) { nodes { title } } }' });
  const target = join(folder, 'manifest.json');

  it('writes what Apollo Client sends, so that a closed gateway runs it', async () => {
    expect((await run('--typename', folder, target)).stdout).toContain('(1 operations)');
    const { operations } = JSON.parse(readFileSync(target, 'utf8')) as Manifest;
    expect(operations[0]!.body).toContain('__typename');
    const server = await startSample({ TRUSTED_DOCUMENTS: target, TRUSTED_DOCUMENTS_ONLY: 'on' });
    const sent: string[] = [];
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([
        new PersistedQueryLink({
          sha256: async (text) =>
            Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex'),
        }),
        new HttpLink({
          uri: `${server.url}/graphql`,
          fetch: (url, options) => {
            sent.push(String(options?.body));
            return fetch(url, options);
          },
        }),
      ]),
    });
    const { data } = await client.query({
      query: gql`
        query Posts {
          samplePosts(first: 1) {
            nodes {
              title
            }
          }
        }
      `,
    });
    expect(data).toMatchObject({ samplePosts: { nodes: [{ title: 'Post 0' }] } });
    expect(sent).toEqual([expect.not.stringContaining('samplePosts')]);
  });

  it('refuses wrong arguments', async () => {
    for (const args of [[], [target], [folder, 'manifest.txt']])
      await expect(run(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') });
  });
});
