import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/schema/errors.js';
import { Executor } from '../../src/server/graphql/executor.js';
import { PreparedDocuments } from '../../src/server/graphql/prepared.js';
import { checkDocument } from '../../src/server/limits/document-limits.js';
import { sampleSchema } from './sample-schema.js';

const schema = sampleSchema();
const documents = new PreparedDocuments(schema, { introspection: true, hideSuggestions: false });
const executor = new Executor(schema, { hideSuggestions: false, worthCompiling: 1 });

/** Runs a document compiled and by graphql-js, and hands back both answers. */
async function both(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const prepared = documents.prepare(document);
  if (prepared.errors) throw new Error(`${prepared.errors[0]!.message}\n${source}`);
  const operation = [...prepared.operations.values()][0]!;
  const context = { viewer: null };
  const compiled = await executor.run({ document, operation, variables, context });
  const plain = await execute({ schema, document, variableValues: variables, contextValue: context });
  return { compiled: comparable(compiled), plain: comparable(plain), ran: operation.compiled };
}

/** Data, and each error's path, code and message; neighbours fail in no particular order. */
function comparable({ data, errors = [] }: Awaited<ReturnType<Executor['run']>>) {
  const shown = errors.map(({ message, path, originalError }) => ({
    message: message.startsWith('Cannot return null') ? 'Cannot return null' : message,
    path: path?.join('.'),
    code: originalError instanceof Refusal ? originalError.code : undefined,
  }));
  shown.sort((a, b) => String(a.path).localeCompare(String(b.path)));
  return JSON.parse(JSON.stringify({ data: data ?? null, errors: shown })) as Record<string, unknown>;
}

describe('compiled operations answer as graphql-js does', () => {
  const cases: Record<string, [string, Record<string, unknown>?]> = {
    'default variable values': [
      'query ($t: String = "d", $m: SampleMood = WILD) { echo(text: $t, mood: $m) }',
    ],
    'absent variables': ['query ($t: String, $m: SampleMood) { echo(text: $t, mood: $m) }'],
    'null variables': [
      'query ($t: String, $m: SampleMood) { echo(text: $t, mood: $m) }',
      { t: null, m: null },
    ],
    'enum values': [
      'query ($m: SampleMood!) { echo(mood: $m) things(mood: $m) { __typename } }',
      { m: 'WILD' },
    ],
    'enum literals': ['{ echo(mood: CALM) things(mood: WILD) { __typename } }'],
    'date variables': ['query ($d: DateTimeISO) { echo(day: $d) }', { d: '2025-03-01T10:00:00.000Z' }],
    'date literals': ['{ echo(day: "2025-03-01T10:00:00.000Z") }'],
    'lists coerced from one value': ['query ($i: [ID!]!) { nodes(ids: $i) { key __typename } }', { i: 'a' }],
    'list literals with variables': ['query ($i: ID!) { nodes(ids: [$i, "b"]) { key } }', { i: 'a' }],
    'defaults of input fields': [
      'mutation ($i: SampleInput!) { write(input: $i) { post { title mood } } }',
      { i: { title: 'x' } },
    ],
    'input literals with variables': [
      'mutation ($t: String!, $s: Int) { write(input: { title: $t, stars: $s }) { post { title mood } } }',
      { t: 'x' },
    ],
    'unions and interfaces': [
      `{ things { __typename ... on SamplePost { title mood } ... on SampleComment { body } }
         a: anyNode { key ... on SamplePost { title } } b: anyNode(n: 2) { __typename ...C } }
       fragment C on SampleNode { key ... on SampleComment { body } }`,
    ],
    'refusals and their paths': [
      '{ ok: hello refused(code: "NOT_FOUND") b: refused(code: "UNAUTHENTICATED") }',
    ],
    'null in a non-null field': ['{ hello broken }'],
    'serial mutations': [
      `mutation { a: write(input: { title: "taken" }) { post { title } } b: write(input: { title: "b" }) { post { title } } }`,
    ],
    introspection: [
      '{ __schema { queryType { fields { name args { name defaultValue } } } } __type(name: "SampleMood") { enumValues { name } } }',
    ],
    'merged fields': [
      '{ samplePosts(first: 2) { nodes { title } } samplePosts(first: 2) { nodes { tags } totalCount } }',
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [source, variables]) => {
    const { compiled, plain, ran } = await both(source, variables);
    expect(ran).not.toBe(false);
    expect(compiled).toEqual(plain);
  });

  it('random selections with aliases, fragments and conditions', async () => {
    await fc.assert(
      fc.asyncProperty(operation, async ({ source, variables }) => {
        const document = parse(source);
        fc.pre(checkDocument(document) === null && validate(schema, document).length === 0);
        const { compiled, plain } = await both(source, variables);
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 120 },
    );
  });
});

it('an operation is compiled when it runs again, and not before', async () => {
  const document = parse('{ hello }');
  const prepared = documents.prepare(document);
  const operation = prepared.errors === null ? [...prepared.operations.values()][0]! : undefined;
  const lazy = new Executor(schema, { hideSuggestions: false });
  const run = () => lazy.run({ document, operation: operation!, variables: {}, context: {} });
  await run();
  expect(operation?.compiled).toBeUndefined();
  await run();
  expect(operation?.compiled).toMatchObject({ query: expect.any(Function) });
});

const condition = fc.constantFrom(
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $no)',
  ' @include(if: $no) @skip(if: $no)',
  ' @skip(if: $absent)',
);
const field = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('', 'x: ', 'y: '), condition)
    .map(([name, alias, when]) => `${alias}${name}${when}`);
const post = fc.array(field(['title', 'mood', 'at', 'tags', 'key', '__typename']), {
  minLength: 1,
  maxLength: 4,
});
const comment = fc.array(field(['body', 'key', '__typename']), { minLength: 1, maxLength: 3 });
const posts = fc
  .tuple(
    post,
    fc.constantFrom('nodes', 'edges'),
    fc.constantFrom('(first: 2)', '(first: $n)', '', '(last: $n)'),
    condition,
  )
  .map(
    ([fields, via, args, when]) =>
      `samplePosts${args} { totalCount ${via}${when} ${via === 'nodes' ? `{ ${fields.join(' ')} }` : `{ cursor node { ${fields.join(' ')} } }`} }`,
  );
const things = fc
  .tuple(post, comment, condition, fc.constantFrom('', '(mood: $m)', '(mood: WILD)'))
  .map(
    ([a, b, when, args]) =>
      `things${args} { __typename ... on SamplePost${when} { ${a.join(' ')} } ... on SampleComment { ${b.join(' ').replaceAll('x: ', 'z: ').replaceAll('y: ', 'w: ')} } ...F }`,
  );
const root = fc.oneof(
  posts,
  things,
  field(['hello', 'whoami', 'broken']),
  fc.constantFrom(
    'q: echo(text: $t, mood: $m)',
    'r: refused(code: "NOT_FOUND")',
    'n: anyNode(n: $n) { key ...F }',
  ),
);
const operation = fc
  .record({
    fields: fc.array(root, { minLength: 1, maxLength: 4 }),
    variables: fc.record(
      {
        yes: fc.boolean(),
        no: fc.boolean(),
        n: fc.constantFrom(1, 3, 0, -1, null, 'x'),
        m: fc.constantFrom('CALM', 'WILD', null, 'wild'),
        t: fc.constantFrom('text', '', null),
      },
      { requiredKeys: ['yes', 'no'] },
    ),
  })
  .map(({ fields, variables }) => ({
    source: `query Q($yes: Boolean!, $no: Boolean!, $absent: Boolean = false, $n: Int = 2, $m: SampleMood, $t: String = "d") {
      used: echo(text: $t, mood: $m) @include(if: $yes) @skip(if: $no)
      u2: anyNode(n: $n) { ...F @skip(if: $absent) __typename }
      ${fields.join('\n')}
    }
    fragment F on SampleNode { k: key ... on SamplePost { f: title @include(if: $yes) } }`,
    variables,
  }));
