import { readFileSync } from 'node:fs';
import { buildSchema, isNonNullType, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

/** The root fields that take their neighbours along when they are refused. Each can be refused, by a limit or an outage. */
function nonNullRoots(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ type }) => isNonNullType(type))
      .map(({ name }) => `${root!.name}.${name}`),
  );
}

describe('C17 the fields of queries and mutations', () => {
  it('are nullable, so that one refusal leaves its neighbours', () => {
    expect(nonNullRoots(buildSchema(readFileSync('src/schema/schema.graphql', 'utf8')))).toEqual([]);
  });

  it('are found where they are not', () => {
    const planted = 'type Query { a: [Int!]! b: [Int!] } type Mutation { c: Int! d: Int }';
    expect(nonNullRoots(buildSchema(planted))).toEqual(['Query.a', 'Mutation.c']);
  });
});
