import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kind, parse, print, validate, visit, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileCost } from '../../src/server/limits/cost.js';
import { checkDocument } from '../../src/server/limits/document-limits.js';
import { countRootFields } from '../../src/server/limits/root-fields.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { sampleSchema } from './sample-schema.js';

function costOf(source: string, variables: Record<string, unknown> = {}, schema = sampleSchema()): number {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  return compileCost(schema, document, operation)(variables);
}

describe('the cost of an operation', () => {
  const page = 'query ($n: Int) { samplePosts(first: $n) { nodes { title } } }';

  it('multiplies by what pages ask for, from literals, variables, their defaults and the default', () => {
    expect(costOf('{ samplePosts(first: 5) { nodes { title } } }')).toBe(1 + 1 + 5);
    expect(costOf('{ samplePosts(last: 5) { nodes { title } } }')).toBe(1 + 1 + 5);
    expect(costOf(page.replace('$n: Int', '$n: Int = 7'))).toBe(1 + 1 + 7);
    expect(costOf(page, { n: 3 })).toBe(1 + 1 + 3);
    expect(costOf(page, {})).toBe(1 + 1 + 20);
    expect(costOf(page, { n: null })).toBe(1 + 1 + 20);
  });

  it('takes sizes that paging refuses as the nearest that it allows', () => {
    for (const [n, cost] of [
      [1e9, 102],
      [-5, 3],
      [0, 3],
      ['x', 22],
      [NaN, 22],
    ]) {
      expect(costOf(page, { n })).toBe(cost);
    }
  });

  it('takes lists by id as long as they are, and plain lists as ten', () => {
    expect(costOf('{ nodes(ids: ["a", "b", "c"]) { key } }')).toBe(1 + 3);
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { key } }', { ids: Array(40).fill('a') })).toBe(
      1 + 40,
    );
    expect(costOf('{ things { __typename } }')).toBe(1 + 10);
  });

  it('counts through fragments, and counts writes ten', () => {
    expect(
      costOf(
        '{ ...F } fragment F on Query { samplePosts(first: 5) { ...P } } fragment P on SamplePostConnection { edges { node { key } } }',
      ),
    ).toBe(1 + 1 + 5 * 2);
    expect(costOf('mutation { write(input: { title: "x" }) { post { key } } }')).toBe(10 + 1 + 1);
    const two =
      'a: write(input: { title: "x" }) { post { key } } b: write(input: { title: "x" }) { post { key } }';
    expect(costOf(`mutation { ...F } fragment F on Mutation { ${two} }`)).toBe(2 * (10 + 1 + 1));
  });

  it('counts root fields through fragments and aliases', () => {
    const document = parse('{ a: hello ...F ... { b: hello } } fragment F on Query { c: hello d: hello }');
    const [operation] = document.definitions;
    expect(countRootFields(document, operation as never)).toBe(4);
  });
});

const contract = resolve(
  process.env['LEELA_SHARED'] ?? resolve(import.meta.dirname, '../../../shared'),
  'contract',
);
if (!existsSync(contract)) console.warn(`\n*** SKIPPED: no contract at ${contract} (set LEELA_SHARED) ***\n`);

describe.skipIf(!existsSync(contract))('the operations of the clients', () => {
  const schema = existsSync(contract) ? buildGatewaySchema() : sampleSchema();
  const operations = existsSync(contract)
    ? readdirSync(contract).flatMap((name) => operationsOf(join(contract, name)))
    : [];

  it.each(operations)('$name stays within the limits, also with the largest pages', ({ document }) => {
    expect(checkDocument(document)).toBeNull();
    if (validate(schema, document).length > 0) return;
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
    expect(compileCost(schema, document, operation)({ first: 100, last: 100 })).toBeLessThanOrEqual(20_000);
  });
});

/** The operations of a file, each with the fragments that it needs. */
function operationsOf(file: string): { name: string; document: DocumentNode }[] {
  if (!file.endsWith('.graphql')) return [];
  const all = parse(readFileSync(file, 'utf8'));
  const fragments = all.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return all.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const needed = new Set<string>();
      const collect = (node: Parameters<typeof visit>[0]): void =>
        void visit(node, {
          FragmentSpread({ name }) {
            if (needed.has(name.value)) return;
            needed.add(name.value);
            fragments.filter((fragment) => fragment.name.value === name.value).forEach(collect);
          },
        });
      collect(operation);
      const used = fragments.filter((fragment) => needed.has(fragment.name.value));
      const document = parse([operation, ...used].map((node) => print(node)).join('\n'));
      return { name: operation.name!.value, document };
    });
}
