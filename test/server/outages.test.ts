import { describe, expect, it } from 'vitest';
import { outage } from './sample-schema.js';
import { startSample, tokenOf } from './sample-server.js';
import { connectSocket, openSocket } from './socket-client.js';

const WRITE = `mutation ($input: SampleInput!) { write(input: $input) { post { title } userErrors { code } } }`;
const away = { code: 'UNAVAILABLE', retryAfter: 1, requestId: expect.any(String) };
const authorization = `Bearer ${tokenOf()}`;

describe('a database that is away', () => {
  it('is told as such over HTTP and sockets, with the original in the log, and the neighbours stand', async () => {
    const server = await startSample();
    const socket = await openSocket(server.socketUrl);
    const query = '{ refused(code: "outage") hello }';
    const answer = await server.post({ query });
    for (const body of [answer.body, await socket.run({ query })]) {
      expect(body.errors?.map(({ extensions }) => extensions)).toEqual([away]);
      expect(body.data).toEqual({ refused: null, hello: 'world' });
      expect(JSON.stringify(body)).not.toContain('27017');
    }
    const requestId = answer.headers.get('x-request-id');
    const logged = server.log.find((line) => line['requestId'] === requestId && 'err' in line);
    expect(logged).toMatchObject({ level: 40, err: { type: 'MongoNetworkError' } });
    socket.close();
  });

  it('is no answer to a form, and is known by what an error came of', async () => {
    const server = await startSample();
    const { body } = await server.post({ query: WRITE, variables: { input: { title: 'outage' } } });
    expect(body.data).toEqual({ write: null });
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([away]);
  });

  it('signs nobody out: who asks is told 503 and when to ask again', async () => {
    const server = await startSample({}, { authenticate: () => Promise.reject(outage()) });
    const { status, headers, body } = await server.post({ query: '{ hello }' }, { authorization });
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([away]);
  });

  it('signs nobody out of a socket: it is closed with a code that clients come back after', async () => {
    const server = await startSample({}, { authenticate: () => Promise.reject(outage()) });
    const socket = await connectSocket(server.socketUrl);
    socket.send({ type: 'connection_init', payload: { authorization } });
    expect(await socket.closed).toEqual({ code: 1013, reason: 'Try again later' });
  });

  it('does not end an open socket whose session can not be looked at', async () => {
    let there = true;
    const server = await startSample(
      {},
      {
        recheck: (viewer) => (there ? Promise.resolve(viewer) : Promise.reject(outage())),
      },
    );
    const socket = await openSocket(server.socketUrl, authorization);
    there = false;
    expect((await socket.run({ query: '{ hello }' })).errors?.map(({ extensions }) => extensions)).toEqual([
      away,
    ]);
    there = true;
    expect(await socket.run({ query: '{ hello }' })).toMatchObject({ data: { hello: 'world' } });
    socket.close();
  });

  it('is told in the same way by what is not GraphQL', async () => {
    const routes = (app: { get(path: string, handler: () => Promise<never>): unknown }) =>
      void app.get('/elsewhere', () => Promise.reject(outage()));
    const server = await startSample({}, { routes });
    const answer = await fetch(`${server.url}/elsewhere`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });
});
