import fc from 'fast-check';
import { execute, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/schema/errors.js';
import { Executor, type Compiled } from '../../src/server/graphql/executor.js';
import { PreparedDocuments, type PreparedOperation } from '../../src/server/graphql/prepared.js';
import { operation } from './operations.js';
import { sampleSchema } from './sample-schema.js';

const schema = sampleSchema();
const documents = new PreparedDocuments(schema, { introspection: true, hideSuggestions: false });
const executor = new Executor(schema, { hideSuggestions: false, worthCompiling: 1 });

const NO_SCOPES = { scopes: [], forPeople: null };

/** Runs a document compiled and by graphql-js, and hands back both answers. */
async function both(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const node = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const operation: PreparedOperation = { node, rootFields: 1, cost: () => 0, scopes: () => NO_SCOPES };
  const context = { viewer: null };
  const compiled = await executor.run({ document, operation, variables, context });
  const plain = await execute({ schema, document, variableValues: variables, contextValue: context });
  return { compiled: comparable(compiled), plain: comparable(plain), ran: compiledOf(operation) };
}

/** What an operation was compiled to last. */
function compiledOf({ variants }: PreparedOperation): Compiled | undefined {
  return [...(variants?.known.values() ?? [])].at(-1)?.compiled;
}

/** Data, and each error's path, code and message; neighbours fail in no particular order. */
function comparable({ data, errors = [] }: Awaited<ReturnType<Executor['run']>>) {
  const shown = errors.map(({ message, path, originalError }) => ({
    message: message.startsWith('Cannot return null') ? 'Cannot return null' : message,
    path: path?.join('.'),
    code: originalError instanceof Refusal ? originalError.code : undefined,
  }));
  shown.sort((a, b) => String(a.path).localeCompare(String(b.path)));
  // Where the whole answer is null, neighbours that fail later may or may not be heard of.
  if (!data) return { data: null, failed: shown.length > 0 };
  return JSON.parse(JSON.stringify({ data, errors: shown })) as Record<string, unknown>;
}

/** Some hundreds here; `JIT_DOCUMENTS=20000` makes it a soak. */
const DOCUMENTS = Number(process.env['JIT_DOCUMENTS'] ?? 400);

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

  it('F1 documents with fragments spread twice, repeated fields and conditions of every kind', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(operation, async ({ source, runs }) => {
        const document = parse(source);
        fc.pre(validate(schema, document).length === 0);
        compared += 1;
        for (const variables of runs) {
          const { compiled, plain } = await both(source, variables);
          expect(compiled).toEqual(plain);
        }
      }),
      { numRuns: DOCUMENTS },
    );
    expect(compared).toBe(DOCUMENTS);
  }, 3_600_000);

  it('F1 a fragment that is spread twice under different conditions', async () => {
    const answers = [
      '{ a: anyNode { ...F @skip(if: true) } b: anyNode(n: 2) { ...F } }',
      '{ a: anyNode { ...F @skip(if: true) ...F } }',
      '{ a: anyNode { ...F @include(if: false) ... { ...F @skip(if: false) } } }',
    ];
    for (const source of answers) {
      const { compiled, plain, ran } = await both(`${source} fragment F on SampleNode { key }`);
      expect(ran).toMatchObject({ query: expect.any(Function) });
      expect(compiled).toEqual(plain);
    }
  });

  it('F1 conditions by variables are compiled, each decision by itself', async () => {
    const source = `query ($v: Boolean!, $w: Boolean = true) {
      a: anyNode { ...F @skip(if: $v) } b: anyNode(n: 2) { ...F @include(if: $w) ...F } }
      fragment F on SampleNode { key }`;
    for (const variables of [{ v: true }, { v: false }, { v: true, w: false }, { v: false, w: false }]) {
      const { compiled, plain, ran } = await both(source, variables);
      expect(ran).toMatchObject({ query: expect.any(Function) });
      expect(compiled).toEqual(plain);
    }
    const { compiled, plain } = await both(source, { v: true, w: null });
    expect(compiled).toEqual(plain);
  });
});

it('an operation is compiled when it runs again, and not before', async () => {
  const document = parse('{ hello }');
  const prepared = documents.prepare(document);
  const operation = prepared.errors === null ? [...prepared.operations.values()][0]! : undefined;
  const lazy = new Executor(schema, { hideSuggestions: false });
  const run = () => lazy.run({ document, operation: operation!, variables: {}, context: {} });
  await run();
  expect(compiledOf(operation!)).toBeUndefined();
  await run();
  expect(compiledOf(operation!)).toMatchObject({ query: expect.any(Function) });
});
