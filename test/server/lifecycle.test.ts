import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { gate, stream } from './sample-schema.js';
import { post, startSample, tokenOf } from './sample-server.js';
import { openSocket } from './socket-client.js';

describe('a server that drains', () => {
  it('finishes what runs, tells sockets to go elsewhere, and is not ready any more', async () => {
    const server = await startSample({ DRAIN_NOTICE_MS: '1000' });
    const socket = await openSocket(server.socketUrl);
    socket.subscribe({ query: 'subscription { quiet }' });
    const entered = new Promise<void>((resolve) => (gate.entered = resolve));
    const running = server.post({ query: '{ slow }' });
    await entered;
    // Opens a connection that is kept alive: once it drains, new ones are no longer taken.
    await fetch(`${server.url}/healthz`);
    const drained = server.drain();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' });
    gate.open();
    const answer = await running;
    expect(answer.body.data).toEqual({ slow: 'done' });
    // Kept alive, its connection would hold up the end until the time is over.
    expect(answer.headers.get('connection')).toBe('close');
    await drained;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(stream.running).toBe(0);
  });

  it('cuts off what does not end in time', async () => {
    const server = await startSample({ DRAIN_TIMEOUT_MS: '100' });
    const entered = new Promise<void>((resolve) => (gate.entered = resolve));
    const running = server.post({ query: '{ slow }' }).catch(() => 'cut off');
    await entered;
    await server.drain();
    expect(await running).toBe('cut off');
    gate.open();
  });
});

describe('subscriptions', () => {
  it('hand out events until they end, and mask faults', async () => {
    const server = await startSample();
    const socket = await openSocket(server.socketUrl);
    const id = socket.subscribe({ query: 'subscription Count { count }' });
    await socket.next((message) => message.id === id && message.type === 'complete');
    const results = socket.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload);
    expect(results).toMatchObject([
      { data: { count: 1 } },
      { data: { count: 2 } },
      { errors: [{ extensions: { code: 'INTERNAL' } }] },
      { data: { count: 4 } },
    ]);
    socket.close();
  });

  it('give their stream back when the client completes them or goes', async () => {
    const server = await startSample();
    const socket = await openSocket(server.socketUrl);
    const id = socket.subscribe({ query: 'subscription { quiet }' });
    socket.subscribe({ query: 'subscription { quiet }' });
    await socket.run({ query: '{ hello }' });
    await expect.poll(() => stream.running).toBe(2);
    socket.send({ type: 'complete', id });
    await expect.poll(() => stream.running).toBe(1);
    socket.socket.terminate();
    await expect.poll(() => stream.running).toBe(0);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/leela_sockets 0[\s\S]*leela_subscriptions 0/);
  });

  it('end when the session of their socket ends', async () => {
    const server = await startSample();
    const mine = await openSocket(server.socketUrl, `Bearer ${tokenOf()}`);
    const visitor = await openSocket(server.socketUrl);
    server.sockets.closeWhere((viewer) => viewer.sessionId.toHexString() === 'ab'.repeat(12));
    expect((await mine.closed).code).toBe(4403);
    expect((await visitor.run({ query: '{ hello }' })).data).toEqual({ hello: 'world' });
    visitor.close();
  });

  it('are refused over HTTP', async () => {
    const server = await startSample();
    const answer = await post(`${server.url}/graphql`, { query: 'subscription { quiet }' });
    expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('requests', () => {
  it('carry an id: their own when it is well-formed, else a fresh one', async () => {
    const server = await startSample();
    const idOf = async (given: string) =>
      (await server.post({ query: '{ hello }' }, { 'x-request-id': given })).headers.get('x-request-id');
    expect(await idOf('trace-0123456789')).toBe('trace-0123456789');
    for (const bad of ['short', 'x'.repeat(65), 'with spaces in it', '<script>alert(1)']) {
      expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('leave no secrets in the log', async () => {
    const server = await startSample();
    server.app.log.error(
      { req: { headers: { authorization: 'Bearer s3cret' } }, input: { password: 's3cret' } },
      'x',
    );
    server.app.log.error({ variables: { input: { refreshToken: 's3cret' } }, token: 's3cret' }, 'x');
    expect(server.log.filter(({ msg }) => msg === 'x')).toHaveLength(2);
    expect(JSON.stringify(server.log)).not.toContain('s3cret');
  });

  it('pass the audit of GraphQL over HTTP', async () => {
    const server = await startSample();
    const results = await auditServer({ url: `${server.url}/graphql` });
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  });
});
