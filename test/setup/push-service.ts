import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, jwtVerify } from 'jose';

/** A message that a browser got. */
export interface Received {
  browser: string;
  topic: string;
  ttl: number;
  payload: Record<string, unknown>;
}

/** A browser with its keys, as `pushManager.subscribe` makes it. */
export interface TestBrowser {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A push service (RFC 8030) with its browsers: checks who sends (RFC 8292), and decrypts as browsers do (RFC 8291). */
export interface TestPushService {
  origin: string;
  received: Received[];
  /** What it answers from now on, and with which headers; 201 unless told. */
  answer(status: number, headers?: Record<string, string>): void;
  /** How often it was asked. */
  asked(): number;
  browser(serverKey: string): TestBrowser;
  stop(): Promise<void>;
}

/** Starts a push service on this machine. */
export async function startPushService(): Promise<TestPushService> {
  const browsers = new Map<
    string,
    { ecdh: ReturnType<typeof createECDH>; auth: Buffer; serverKey: string }
  >();
  const received: Received[] = [];
  let answer: { status: number; headers: Record<string, string> } = { status: 201, headers: {} };
  let asked = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked += 1;
      const browser = request.url!.slice(1);
      const known = browsers.get(browser);
      if (answer.status !== 201 || !known)
        return response.writeHead(known ? answer.status : 404, answer.headers).end();
      checkSender(request.headers, origin, known.serverKey).then(
        () => {
          const payload = JSON.parse(decrypt(Buffer.concat(chunks), known.ecdh, known.auth));
          const { topic, ttl } = request.headers as Record<string, string>;
          received.push({ browser, topic: topic!, ttl: Number(ttl), payload });
          response.writeHead(201).end();
        },
        (error: unknown) => response.writeHead(403).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    answer: (status, headers = {}) => void (answer = { status, headers }),
    asked: () => asked,
    browser(serverKey) {
      const name = randomBytes(12).toString('base64url');
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      browsers.set(name, { ecdh, auth, serverKey });
      const keys = { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
      return { endpoint: `${origin}/${name}`, keys };
    },
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

async function checkSender(
  { authorization }: IncomingHttpHeaders,
  audience: string,
  key: string,
): Promise<void> {
  const [, token, used] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? '') ?? [];
  if (used !== key) throw new Error('Signed with another key.');
  const point = Buffer.from(key, 'base64url');
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const keys = createLocalJWKSet({
    keys: [{ kty: 'EC', crv: 'P-256', x: part(1), y: part(33), alg: 'ES256' }],
  });
  const { payload } = await jwtVerify(token!, keys, { audience, algorithms: ['ES256'] });
  if (!payload.sub?.startsWith('mailto:')) throw new Error('Nobody to reach.');
}

function decrypt(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body[20]!);
  const sealed = body.subarray(21 + body[20]!);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = createHmac('sha256', auth).update(ecdh.computeSecret(sender)).digest();
  const key = createHmac('sha256', secret)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest();
  const derive = (name: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
