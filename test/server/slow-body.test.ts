import { connect, type AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slowBodies } from '../../src/server/http/slow-body.js';

/** So long that a busy machine does not make an honest body a slow one. */
const USUAL_MS = 1_500;

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify({ requestTimeout: USUAL_MS });
  await app.register(async (scope) => {
    scope.post('/usual', async () => 'usual');
    slowBodies(scope, USUAL_MS, 60_000);
    scope.post('/patient', { config: { bodyTimeoutMs: 60_000 } }, async ({ body }) => body);
  });
  await app.listen({ port: 0 });
});
afterAll(() => app.close());

/** Sends the beginning of a body, and its end after so long; answers the status line. */
function send(path: string, endAfterMs: number | null): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const client = connect((app.server.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 4\r\nconnection: close\r\n\r\n{}`,
      );
      if (endAfterMs !== null) setTimeout(() => client.write('  '), endAfterMs);
    });
    client.on('data', (data) => (received += String(data)));
    client.on('error', () => undefined);
    client.on('close', () => resolve(received.split('\r\n')[0]!));
  });
}

describe('13: a body that comes slowly', () => {
  it('is waited for where a route has patience, and nowhere else', async () => {
    expect(await send('/usual', null)).toBe('HTTP/1.1 408 Request Timeout');
    expect(await send('/usual', 0)).toBe('HTTP/1.1 200 OK');
    expect(await send('/patient', 2 * USUAL_MS)).toBe('HTTP/1.1 200 OK');
  });
});
