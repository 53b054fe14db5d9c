import { expect, it } from 'vitest';
import { codesOf, startSample } from './sample-server.js';
import { writes } from './sample-schema.js';

const server = await startSample({ NODE_ENV: 'production' });

async function raw(query: string, accept = 'application/json') {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, 'x-request-id': 'the-same-one' },
    body: JSON.stringify({ query }),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date').map(counted);
  return { status: response.status, headers, text: await response.text() };
}

/** What is left of a limit differs from answer to answer; that it is told, and how, does not. */
const counted = ([name, value]: [string, string]): [string, string] =>
  name === 'ratelimit' ? [name, value.replace(/;r=\d+;t=\d+$/, ';r;t')] : [name, value];

it('answers hot operations byte for byte as Apollo does the first time', async () => {
  const query = '{ samplePosts(first: 3) { totalCount nodes { title mood at tags } } }';
  for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
    const first = await raw(query, accept);
    expect(first.status).toBe(200);
    expect(new Map(first.headers).get('ratelimit')).toMatch(/^"[\w-]+";r;t$/);
    for (let run = 0; run < 3; run += 1) expect(await raw(query, accept)).toEqual(first);
  }
});

it('learns from what it would answer, and from no page that a browser asked for', async () => {
  // What older clients send, which takes anything and likes pages best.
  const accept = 'text/html, image/gif, */*; q=.2';
  const first = await raw('{ hello }', accept);
  expect(new Map(first.headers).get('content-type')).toMatch(/^application\/json/);
  const page = await fetch(`${server.url}/graphql`, { headers: { accept } });
  expect(await page.text()).not.toContain('<script');
  expect(await raw('{ hello }', accept)).toEqual(first);
});

it('leaves to Apollo what goes wrong, which words it as ever and does not run it again', async () => {
  const query = 'mutation ($input: SampleInput!) { write(input: $input) { post { title } } }';
  const taken = { query, variables: { input: { title: 'taken' } } };
  const answers = [];
  const before = writes.count;
  for (let run = 0; run < 3; run += 1) answers.push(await server.post(taken));
  expect(writes.count - before).toBe(3);
  for (const answer of answers) {
    expect([answer.status, codesOf(answer)]).toEqual([200, ['CONFLICT']]);
    expect(answer.body.errors?.[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
  }
  const wrong = await server.post({ query, variables: { input: {} } });
  expect(codesOf(wrong)).toEqual(['BAD_USER_INPUT']);
});
