import { Writable } from 'node:stream';
import { Types } from 'mongoose';
import { afterAll } from 'vitest';
import type { Viewer } from '../../src/auth/viewer.js';
import { readConfig, type Config } from '../../src/config.js';
import type { Context } from '../../src/loaders/context.js';
import { refuse } from '../../src/schema/errors.js';
import { createLogger } from '../../src/server/http/logger.js';
import { createServer, type Server, type ServerDeps } from '../../src/server/server.js';
import { sampleSchema } from './sample-schema.js';

/** A token that the sample takes: who, and optionally until when. */
export const tokenOf = (role = 'user', expiresAt = Date.now() + 60_000): string => `${role}.${expiresAt}`;

/** A server over the sample schema. */
export interface SampleServer extends Server {
  url: string;
  socketUrl: string;
  /** What it logged, line by line. */
  log: Record<string, unknown>[];
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** An answer over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
    extensions?: { cost?: Record<string, unknown> };
  };
}

const running: Server[] = [];
afterAll(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain()));
});

/** Starts a server over the sample schema on a free port; it ends with the test file. */
export async function startSample(
  environment: Record<string, string> = {},
  overrides: Partial<ServerDeps> = {},
): Promise<SampleServer> {
  const config = configOf(environment);
  const log: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      log.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  });
  const server = await createServer({
    config,
    logger: createLogger({ ...config, logLevel: 'debug', logPretty: false }, sink),
    schema: sampleSchema(),
    authenticate: async (token) => viewerOf(token),
    createContext: (parts) => ({ ...parts, loaders: {}, topics: {}, commits: [] }) as unknown as Context,
    ready: async () => ({ sample: true }),
    ...overrides,
  });
  running.push(server);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...server,
    url,
    socketUrl: `${url.replace('http', 'ws')}/graphql`,
    log,
    post: (body, headers = {}) => post(`${url}/graphql`, body, headers),
  };
}

/** Posts a body as JSON (a string as it is). */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  };
}

/** The codes of an answer's errors. */
export const codesOf = ({ body }: Answer): unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions.code);

function configOf(environment: Record<string, string>): Config {
  const base = { MONGODB_URI: 'mongodb://unused.example:1/sample', NODE_ENV: 'test', RATE_LIMIT: 'off' };
  const secret =
    environment['NODE_ENV'] === 'production' ? { AUTH_SECRET: 's'.repeat(40), RATE_LIMIT: 'on' } : {};
  return readConfig({ ...base, ...secret, ...environment });
}

function viewerOf(token: string): Viewer {
  const [role, expiry] = token.split('.');
  const tokenExpiresAt = new Date(Number(expiry));
  if (!role || !(tokenExpiresAt > new Date())) throw refuse.unauthenticated('This token is no longer good.');
  const id = Types.ObjectId.createFromHexString('ab'.repeat(12));
  return { id, sessionId: id, role, tokenExpiresAt } as unknown as Viewer;
}
