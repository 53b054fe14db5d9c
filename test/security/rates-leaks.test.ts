import { describe, expect, it } from 'vitest';
import { addressKey } from '../../src/lib/address-key.js';
import { ALLOWANCES } from '../../src/server/limits/rate-limit.js';
import { codesOf, startSample, tokenOf } from '../server/sample-server.js';
import { openSocket } from '../server/socket-client.js';

const LIMITED = { RATE_LIMIT: 'on' };
const mutations = (count: number) =>
  `mutation { ${Array.from({ length: count }, (_, n) => `m${n}: write(input: { title: "x" }) { post { key } }`).join(' ')} }`;

describe('evading rate limits', () => {
  const addressPoints = ALLOWANCES.write.address;

  it('82: X-Forwarded-For counts only from proxies that are trusted', async () => {
    const direct = await startSample(LIMITED);
    const behind = await startSample({ ...LIMITED, TRUST_PROXY: '127.0.0.1' });
    for (const [server, spoofing] of [
      [direct, true],
      [behind, false],
    ] as const) {
      let refused = 0;
      for (let sent = 0; sent <= addressPoints; sent += 15) {
        const answer = await server.post(
          { query: mutations(15) },
          { 'x-forwarded-for': `203.0.113.${(sent / 15) % 250}` },
        );
        if (codesOf(answer)[0] === 'RATE_LIMITED') refused += 1;
      }
      expect(refused > 0, 'counted as one address').toBe(spoofing);
    }
  });

  it('83: addresses of one IPv6 /64 are one', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:0DB8:0001:0002:ffff:1:2:3')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'));
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  });

  it('84: aliases and operations on a socket are all counted', async () => {
    const server = await startSample(LIMITED);
    const authorization = `Bearer ${tokenOf()}`;
    const { account } = ALLOWANCES.write;
    const over = await openSocket(server.socketUrl, authorization);
    for (let sent = 0; sent < account / 2; sent += 10) {
      expect((await server.post({ query: mutations(10) }, { authorization })).body.errors).toBeUndefined();
    }
    for (let sent = 0; sent < account / 2; sent += 10) {
      expect((await over.run({ query: mutations(10) })).errors).toBeUndefined();
    }
    const overSocket = await over.run({ query: mutations(1) });
    expect(overSocket.errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
    const overHttp = await server.post({ query: mutations(1) }, { authorization });
    expect([overHttp.status, codesOf(overHttp)]).toEqual([429, ['RATE_LIMITED']]);
    expect(Number(overHttp.headers.get('retry-after'))).toBeGreaterThan(0);
    over.close();
  });
});

describe('leaks', () => {
  it('86: faults are masked, with the request id that finds them in the log', async () => {
    const server = await startSample();
    const socket = await openSocket(server.socketUrl);
    const query = '{ refused(code: "mongo") hello }';
    const answer = await server.post({ query });
    const overSocket = await socket.run({ query });
    for (const body of [answer.body, overSocket]) {
      expect(JSON.stringify(body)).not.toMatch(/E11000|secret@|stack|node_modules/);
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: expect.any(String) });
      expect(body.data).toEqual({ refused: null, hello: 'world' });
    }
    const requestId = answer.headers.get('x-request-id');
    const logged = server.log.find((line) => line['requestId'] === requestId);
    expect(JSON.stringify(logged)).toContain('E11000');
    const id = socket.subscribe({ query: 'subscription { count }' });
    const failed = await socket.next(
      (message) => message.id === id && JSON.stringify(message).includes('INTERNAL'),
    );
    expect(JSON.stringify(failed)).not.toContain('MongoServerError');
    socket.close();
  });

  it('86: a request that is not GraphQL at all is answered in the same way', async () => {
    const server = await startSample();
    const broken = await server.post('{"query": ');
    expect([broken.status, codesOf(broken)]).toEqual([400, ['BAD_REQUEST']]);
    const nowhere = await fetch(`${server.url}/wp-admin`);
    expect([nowhere.status, await nowhere.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
    expect(nowhere.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('87: introspection, suggestions and the playground are off in production', async () => {
    const production = await startSample({ NODE_ENV: 'production' });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
      expect(codesOf(await production.post({ query }))).toContain('GRAPHQL_VALIDATION_FAILED');
    }
    expect((await production.post({ query: '{ __typename }' })).body.data).toEqual({ __typename: 'Query' });
    for (const body of [
      { query: '{ helo }' },
      { query: '{ samplePosts(frst: 1) { totalCount } }' },
      { query: 'query ($m: SampleMood) { echo(mood: $m) }', variables: { m: 'WILDD' } },
    ]) {
      expect(JSON.stringify((await production.post(body)).body)).not.toContain('Did you mean');
    }
    expect((await fetch(`${production.url}/playground`)).status).toBe(404);
    const development = await startSample();
    expect(JSON.stringify((await development.post({ query: '{ helo }' })).body)).toContain('Did you mean');
    expect((await fetch(`${development.url}/playground`)).status).toBe(200);
  });

  it('87: the cost is told to admins only in production', async () => {
    const production = await startSample({ NODE_ENV: 'production' });
    const cost = async (headers = {}) =>
      (await production.post({ query: '{ hello }' }, headers)).body.extensions;
    expect(await cost()).toBeUndefined();
    expect(await cost({ authorization: `Bearer ${tokenOf('user')}` })).toBeUndefined();
    expect(await cost({ authorization: `Bearer ${tokenOf('admin')}` })).toHaveProperty('cost.complexity');
  });

  it('89: metrics and health tell outsiders nothing', async () => {
    const token = 'a-token-for-metrics';
    const server = await startSample(
      { METRICS_TOKEN: token },
      { ready: async () => Promise.reject(new Error('mongodb://u:p@h')) },
    );
    await server.post({ query: 'query Named { hello }' }, { authorization: `Bearer ${tokenOf()}` });
    const metrics = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers });
    for (const headers of [
      {},
      { authorization: 'Bearer wrong-token-of-len' },
      { 'x-forwarded-for': '127.0.0.1' },
    ]) {
      const told = await metrics({ ...(headers as Record<string, string>), 'x-request-id': 'the-same-one' });
      const nothing = await fetch(`${server.url}/nothing`, { headers: { 'x-request-id': 'the-same-one' } });
      expect([told.status, await told.text()]).toEqual([404, await nothing.text()]);
    }
    const text = await (await metrics({ authorization: `Bearer ${token}` })).text();
    expect(text).toContain('leela_operation_duration_seconds_count{operation="Named",kind="query"} 1');
    expect(text).not.toContain(token);
    const unready = await fetch(`${server.url}/readyz`);
    expect([unready.status, await unready.text()]).toEqual([503, '{"status":"unavailable","checks":{}}']);
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('{"status":"ok"}');
    const production = await startSample({ NODE_ENV: 'production' });
    expect((await fetch(`${production.url}/metrics`)).status).toBe(200);
    const forwarded = await fetch(`${production.url}/metrics`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(forwarded.status).toBe(404);
  });
});
