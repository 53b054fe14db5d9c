import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startSample, tokenOf } from '../server/sample-server.js';
import { connectSocket, openSocket } from '../server/socket-client.js';

const server = await startSample({ CORS_ORIGINS: 'https://app.example.com' });
const MUTATION = 'mutation { write(input: { title: "x" }) { post { title } } }';

describe('foreign pages', () => {
  it('54: a mutation as text or as a form is a bad request', async () => {
    const bodies: [string, string][] = [
      ['text/plain', JSON.stringify({ query: MUTATION })],
      ['application/x-www-form-urlencoded', `query=${encodeURIComponent(MUTATION)}`],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${MUTATION}\r\n--x--`,
      ],
    ];
    for (const [type, body] of bodies) {
      expect((await server.post(body, { 'content-type': type })).status, type).toBe(400);
    }
    const untyped = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      body: Buffer.from(JSON.stringify({ query: MUTATION })),
    });
    expect(untyped.status).toBe(400);
  });

  it('55: a mutation by GET is refused', async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent(MUTATION)}`;
    for (const headers of [undefined, { 'apollo-require-preflight': '1' }]) {
      // With and without what Apollo's own check asks for.
      const refused = await fetch(url, headers && { headers });
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    }
    const unnamed = await fetch(`${url}&operationName=`);
    expect([unnamed.status, unnamed.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('56: no other origin is granted anything', async () => {
    const granted = async (origin: string) => {
      const preflight = await fetch(`${server.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
      return preflight.headers.get('access-control-allow-origin');
    };
    expect(await granted('https://app.example.com')).toBe('https://app.example.com');
    for (const evil of [
      'https://evil.example',
      'null',
      'https://app.example.com.evil.example',
      'https://evilapp.example.com',
      'http://app.example.com',
      `${server.url}.evil.example`,
    ]) {
      expect(await granted(evil), evil).toBeNull();
    }
  });

  it('57: a WebSocket from a foreign origin is refused', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://app.example.com.evil.example']) {
      const socket = new WebSocket(server.socketUrl, 'graphql-transport-ws', { origin });
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message, origin).toContain('401');
    }
    const own = await connectSocket(server.socketUrl, { origin: 'https://app.example.com' });
    await own.init();
    own.close();
  });
});

describe('sockets that break the protocol', () => {
  afterEach(() => void vi.useRealTimers());

  it('58: subscribing before the greeting closes with 4401, a second greeting with 4429, a used id with 4409', async () => {
    const early = await connectSocket(server.socketUrl);
    early.subscribe({ query: '{ hello }' });
    expect((await early.closed).code).toBe(4401);
    const twice = await openSocket(server.socketUrl);
    twice.send({ type: 'connection_init' });
    expect((await twice.closed).code).toBe(4429);
    // However long it is: the reason tells it, as far as there is room.
    for (const id of ['one', 'long'.repeat(50), '\u{1F600}'.repeat(50)]) {
      const same = await openSocket(server.socketUrl);
      same.subscribe({ query: 'subscription { quiet }' }, id);
      same.subscribe({ query: 'subscription { quiet }' }, id);
      expect((await same.closed).code).toBe(4409);
    }
  });

  it('58: no greeting closes with 4408', async () => {
    const silent = await connectSocket(server.socketUrl);
    expect((await silent.closed).code).toBe(4408);
  });

  it('59: a socket ends with its token', async () => {
    const client = await openSocket(server.socketUrl, `Bearer ${tokenOf()}`);
    expect((await client.run({ query: '{ whoami }' })).data).toEqual({ whoami: 'ab'.repeat(12) });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    expect(await client.closed).toEqual({ code: 4403, reason: 'Token expired' });
    const refused = await connectSocket(server.socketUrl);
    refused.send({ type: 'connection_init', payload: { authorization: `Bearer ${tokenOf('user', 1)}` } });
    expect((await refused.closed).code).toBe(4403);
  });

  it('60: oversized and malformed frames end their socket and nothing else', async () => {
    const neighbour = await openSocket(server.socketUrl);
    const large = await openSocket(server.socketUrl);
    large.send({ type: 'ping', payload: 'x'.repeat(300 * 1024) });
    expect((await large.closed).code).toBe(1009);
    // The last ones are messages, but of a server.
    for (const text of [
      ...['{', 'null', '{"type":"nonsense"}', '[]', '{"type":"subscribe","id":"a"}'],
      ...['{"type":"connection_ack"}', '{"type":"next","id":"a","payload":{}}'],
    ]) {
      const broken = await openSocket(server.socketUrl);
      broken.send(text);
      expect((await broken.closed).code, text).toBe(4400);
    }
    await rawFrame(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    expect((await neighbour.run({ query: '{ hello }' })).data).toEqual({ hello: 'world' });
    neighbour.close();
  });

  /** Upgrades a bare connection, then sends bytes that are no frame. */
  async function rawFrame(bytes: Buffer): Promise<void> {
    const { port } = new URL(server.url);
    const client = connect(Number(port), '127.0.0.1', () =>
      client.write(
        'GET /graphql HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n' +
          'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n',
      ),
    );
    client.on('error', () => undefined);
    client.once('data', () => client.write(bytes));
    await once(client, 'close');
  }
});
