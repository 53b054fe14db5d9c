import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileDeprecated } from '../../src/server/graphql/deprecated.js';
import { ownSampleSchema, sampleSchema } from './sample-schema.js';
import { startSample } from './sample-server.js';
import { openSocket } from './socket-client.js';

const schema = buildSchema(`
  enum Mood { CALM WILD @deprecated(reason: "enum") FINE }
  input Inner { mood: Mood old: Int @deprecated(reason: "inner") }
  input Outer { title: String inners: [Inner!] self: Outer }
  input Plain { title: String }
  interface Thing { id: ID name: String @deprecated(reason: "interface") }
  type Post implements Thing { id: ID name: String title: String @deprecated(reason: "field") }
  type Query {
    post(id: ID, old: Int @deprecated(reason: "argument"), mood: Mood, outer: Outer): Post
    things(plain: Plain): [Thing!]
  }
`);

/** The coordinates of the deprecated elements that an operation uses. */
function uses(source: string, variables: Record<string, unknown> = {}, name?: string): string[] | null {
  const document = parse(source);
  const operations = document.definitions.filter((one) => one.kind === 'OperationDefinition');
  const operation = operations.find((one) => !name || one.name?.value === name) as OperationDefinitionNode;
  const found = compileDeprecated(schema, document, operation);
  return found && found(variables).map(({ coordinate }) => coordinate);
}

describe('the deprecated elements of an operation', () => {
  it('are fields, arguments, enum values and input fields in its text', () => {
    expect(uses('{ post(old: 1) { title } things { name } }')).toEqual([
      'Query.post(old:)',
      'Post.title',
      'Thing.name',
    ]);
    expect(uses('{ post(mood: WILD, outer: { inners: [{ old: 1, mood: WILD }] }) { id } }')).toEqual([
      'Mood.WILD',
      'Inner.old',
    ]);
    expect(uses('{ post { ...F } } fragment F on Post { ... { title } }')).toEqual(['Post.title']);
  });

  it('are found in the values of variables', () => {
    const query = 'query ($outer: Outer, $mood: Mood) { post(outer: $outer, mood: $mood) { id } }';
    expect(uses(query, { mood: 'CALM', outer: { title: 'x', inners: [{ mood: 'FINE' }] } })).toEqual([]);
    expect(uses(query, { mood: 'WILD' })).toEqual(['Mood.WILD']);
    const deep = { self: { self: { inners: [{ old: 1 }, { mood: 'WILD' }] } } };
    expect(uses(query, { outer: deep })).toEqual(['Inner.old', 'Mood.WILD']);
    // One item where a list is expected is a list of one.
    expect(uses(query, { outer: { inners: { old: 2 } } })).toEqual(['Inner.old']);
    expect(uses(query, { outer: ['wrong'], mood: 7 })).toEqual([]);
  });

  it('belong to the operation that runs', () => {
    const both = 'query A { post { ...F } } query B { post { id } } fragment F on Post { title }';
    expect(uses(both, {}, 'A')).toEqual(['Post.title']);
    expect(uses(both, {}, 'B')).toBeNull();
  });

  it('are not looked for where there are none', () => {
    expect(uses('query ($plain: Plain) { things(plain: $plain) { id } }')).toBeNull();
    const query = parse('{ hello }');
    expect(compileDeprecated(sampleSchema(), query, query.definitions[0] as never)).toBeNull();
  });
});

describe('a gateway with deprecated fields', async () => {
  const deprecating = ownSampleSchema();
  const reason = 'Use `Query.whoami`. Deprecated on 2026-01-01, removal on or after 2026-07-01.';
  deprecating.getQueryType()!.getFields()['hello']!.deprecationReason = reason;
  deprecating.getSubscriptionType()!.getFields()['count']!.deprecationReason = reason;
  const server = await startSample({ NODE_ENV: 'production', RATE_LIMIT: 'on' }, { schema: deprecating });
  const query = 'query Greeting { hello }';
  const ask = { 'x-query-deprecations': '1' };
  const series = async (): Promise<string[]> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return text.split('\n').filter((line) => line.startsWith('leela_deprecated_uses_total{'));
  };

  it('tells clients that ask, and only those', async () => {
    for (let run = 0; run < 3; run += 1) {
      expect((await server.post({ query })).body.extensions).toBeUndefined();
      expect((await server.post({ query }, ask)).body.extensions).toEqual({
        deprecations: [{ coordinate: 'Query.hello', reason }],
      });
      expect((await server.post({ query: '{ whoami }' }, ask)).body.extensions).toEqual({ deprecations: [] });
    }
    const both = await server.post({ query }, { ...ask, 'x-query-cost': '1' });
    expect(Object.keys(both.body.extensions!).sort()).toEqual(['cost', 'deprecations']);
  });

  it('counts uses by client and operation, over HTTP and WebSocket', async () => {
    const headers = { 'apollographql-client-name': 'web' };
    for (let run = 0; run < 3; run += 1) await server.post({ query }, headers);
    await server.post({ query: '{ whoami }' }, headers);
    const socket = await openSocket(server.socketUrl);
    await socket.run({ query });
    const id = socket.subscribe({ query: 'subscription Counting { count }' });
    await socket.next((one) => one.id === id);
    socket.close();
    const found = await series();
    const of = (client: string, operation: string, element = 'Query.hello') =>
      `leela_deprecated_uses_total{element="${element}",client="${client}",operation="${operation}"}`;
    expect(found).toContain(`${of('web', 'Greeting')} 3`);
    expect(found).toContain(`${of('(unknown)', 'Greeting')} 1`);
    expect(found).toContain(`${of('(unknown)', 'Counting', 'Subscription.count')} 1`);
    expect(found.join()).not.toContain('whoami');
  });

  it('bounds the names of clients', async () => {
    const names = Array.from({ length: 130 }, (_, n) => `made-up ${n}`);
    for (const name of names) await server.post({ query }, { 'apollographql-client-name': name });
    const clients = new Set((await series()).map((line) => /client="([^"]*)"/.exec(line)![1]));
    expect(clients.size).toBeLessThanOrEqual(101);
    expect(clients).toContain('other');
  });
});
