import { describe, expect, it } from 'vitest';
import { codesOf, startSample, tokenOf } from './sample-server.js';

const server = await startSample();
const WRITE = 'mutation ($input: SampleInput!) { write(input: $input) { post { title mood } } }';
const WRITE_WITH_ERRORS =
  'mutation ($input: SampleInput!) { write(input: $input) { post { title } userErrors { code field message } } }';

describe('operations over HTTP', () => {
  it('runs a query, compiled or not, with the same answer', async () => {
    const query =
      '{ samplePosts(first: 3) { totalCount edges { node { title mood at tags } } nodes { __typename } } }';
    const answers = [];
    for (let run = 0; run < 4; run += 1) answers.push((await server.post({ query })).body.data);
    expect(answers[0]).toMatchObject({
      samplePosts: { totalCount: 12, nodes: [{ __typename: 'SamplePost' }, {}, {}] },
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('tells the cost outside production', async () => {
    const { body } = await server.post({ query: '{ samplePosts(first: 10) { nodes { title } } }' });
    expect(body.extensions?.cost).toMatchObject({ complexity: 12, mongoCommands: 0, loaderBatches: 0 });
    expect(body.extensions?.cost?.['ms']).toMatchObject({
      execute: expect.any(Number),
      total: expect.any(Number),
    });
  });

  it('runs by GET, and picks the operation by name', async () => {
    const query = encodeURIComponent('query A { hello } query B { one { title } }');
    const response = await fetch(`${server.url}/graphql?query=${query}&operationName=B`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toMatchObject({ data: { one: { title: 'Post 0' } } });
  });

  it('knows who asks, and refuses a bad token with 401', async () => {
    const query = '{ whoami }';
    expect((await server.post({ query })).body.data).toEqual({ whoami: null });
    const known = await server.post({ query }, { authorization: `Bearer ${tokenOf()}` });
    expect(known.body.data).toEqual({ whoami: 'ab'.repeat(12) });
    for (const authorization of [`Bearer ${tokenOf('user', 1)}`, 'Basic abc', 'Bearer']) {
      const refused = await server.post({ query }, { authorization });
      expect([refused.status, codesOf(refused)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  });
});

describe('refusals', () => {
  const input = (title: string) => ({ input: { title } });

  it('come as GraphQL errors where userErrors are not selected', async () => {
    const answer = await server.post({ query: WRITE, variables: input('taken') });
    expect(answer.body.data).toEqual({ write: null });
    expect(answer.body.errors).toMatchObject([
      { message: 'This title is taken.', path: ['write'], extensions: { code: 'CONFLICT', field: 'title' } },
    ]);
    expect(answer.body.errors?.[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
  });

  it('come in userErrors where they are selected: directly, by alias, by fragment, by condition', async () => {
    const expected = [{ code: 'CONFLICT', field: 'title', message: 'This title is taken.' }];
    const documents = [
      WRITE_WITH_ERRORS,
      `mutation ($input: SampleInput!) { write(input: $input) { ...P } }
       fragment P on SamplePayload { ... { userErrors { ...E } } } fragment E on UserError { code field message }`,
      `mutation ($input: SampleInput!, $yes: Boolean = true) {
         write(input: $input) { userErrors @include(if: $yes) @skip(if: false) { code field message } } }`,
    ];
    for (const query of documents) {
      const { body } = await server.post({ query, variables: input('taken') });
      expect(body).toMatchObject({ data: { write: { userErrors: expected } } });
      expect(body.errors).toBeUndefined();
    }
    const aliased = WRITE_WITH_ERRORS.replace('userErrors {', 'e: userErrors {').replace(
      'write(',
      'w: write(',
    );
    expect((await server.post({ query: aliased, variables: input('taken') })).body.data).toEqual({
      w: { post: null, e: expected },
    });
  });

  it('are not swallowed where a condition takes userErrors away', async () => {
    const query = `mutation ($input: SampleInput!, $no: Boolean!) {
      write(input: $input) { post { title } userErrors @include(if: $no) { code } } }`;
    const answer = await server.post({ query, variables: { ...input('taken'), no: false } });
    expect(codesOf(answer)).toEqual(['CONFLICT']);
  });

  it('leave userErrors empty on success, and neighbours standing', async () => {
    const query = `mutation ($a: SampleInput!, $b: SampleInput!) {
      a: write(input: $a) { post { title } userErrors { code } } b: write(input: $b) { post { title } } }`;
    const { body } = await server.post({ query, variables: { a: { title: 'good' }, b: { title: 'taken' } } });
    expect(body.data).toEqual({ a: { post: { title: 'good' }, userErrors: [] }, b: null });
  });

  it('are always GraphQL errors for authentication and faults', async () => {
    const mine = await server.post({ query: WRITE_WITH_ERRORS, variables: input('mine') });
    expect(codesOf(mine)).toEqual(['UNAUTHENTICATED']);
    const fault = await server.post({ query: WRITE_WITH_ERRORS, variables: input('fault') });
    expect(codesOf(fault)).toEqual(['INTERNAL']);
    expect(JSON.stringify(fault.body)).not.toContain('ECONNREFUSED');
  });

  it('name the fields that class-validator complains about', async () => {
    const variables = { input: { title: 'much too long', stars: 9 } };
    const selected = await server.post({ query: WRITE_WITH_ERRORS, variables });
    expect(selected.body.data).toEqual({
      write: {
        post: null,
        userErrors: [
          { code: 'BAD_USER_INPUT', field: 'title', message: 'A title has 1 to 10 characters.' },
          { code: 'BAD_USER_INPUT', field: 'stars', message: 'At most 5 stars.' },
        ],
      },
    });
    const thrown = await server.post({ query: WRITE, variables });
    expect(thrown.body.errors).toMatchObject([
      {
        extensions: {
          code: 'BAD_USER_INPUT',
          field: 'title',
          errors: [{ field: 'title' }, { field: 'stars' }],
        },
      },
    ]);
    expect(JSON.stringify(thrown.body)).not.toContain('target');
  });

  it('name the variable or the field inside it that has the wrong type, compiled or not', async () => {
    for (let run = 0; run < 3; run += 1) {
      const missing = await server.post({ query: WRITE, variables: {} });
      expect(missing.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'input' } }]);
      const wrong = await server.post({ query: WRITE, variables: { input: { title: 'x', mood: 'LOUD' } } });
      expect(wrong.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'mood' } }]);
      expect(wrong.status).toBe(400);
    }
  });
});
