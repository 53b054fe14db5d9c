import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import { newRequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { readTrackRequest, track } from '../../services/analytics/index.js';
import { viewerOrStatus, type AuthenticateRequest, type ContextFactory } from '../bearer.js';
import { locationOf, optsOut } from '../http/location.js';
import { originRule } from '../http/origin.js';
import type { RateLimiter } from '../limits/rate-limit.js';

/** Browsers send beacons of up to 64 KB. */
const LARGEST = 64 * 1_024;

const STATUS: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.BAD_USER_INPUT]: 400,
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.FORBIDDEN]: 403,
  [ErrorCode.RATE_LIMITED]: 429,
  [ErrorCode.UNAVAILABLE]: 503,
};

/**
 * `POST /collect`: what the mutation `track` does, for `navigator.sendBeacon`. The body is its input as JSON, whatever type it is
 * sent as, with the access token in `accessToken` where no header can be set. 204 when everything that was fit is stored, with
 * `x-rejected` for the positions of what was not; 503 or 429 with `retry-after` to send it again.
 */
export function collectRoute(
  app: FastifyInstance,
  deps: {
    config: Config;
    limiter: RateLimiter;
    authenticate: AuthenticateRequest;
    createContext: ContextFactory;
  },
): void {
  const mayCall = originRule(deps.config);
  void app.register(async (scope) => {
    // Beacons of plain text need no preflight. They carry no cookies, and the origin is looked at below.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['text/plain', 'application/json'],
      { parseAs: 'string', bodyLimit: LARGEST },
      (_request, body, done) => done(null, body),
    );
    scope.post('/collect', { bodyLimit: LARGEST }, async (request, reply) => {
      const { origin, host } = request.headers;
      reply.header('cache-control', 'no-store');
      try {
        if (origin !== undefined && !mayCall(origin, host))
          throw new Refusal(ErrorCode.FORBIDDEN, 'This origin is not allowed; add it to CORS_ORIGINS.');
        const { accessToken, ...sent } = readTrackRequest(parsed(request.body));
        const ctx = await contextOf(request, accessToken, deps);
        const { rejected } = await track(ctx, sent);
        if (rejected.length > 0) reply.header('x-rejected', rejected.map(({ index }) => index).join(', '));
        return await reply.code(204).send();
      } catch (error) {
        if (error instanceof Refusal) return refused(request, reply, error);
        throw error;
      }
    });
  });
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new Refusal(ErrorCode.BAD_USER_INPUT, 'The body is no JSON; the input of track is expected.');
  }
}

async function contextOf(
  request: FastifyRequest,
  accessToken: string | undefined,
  { authenticate, createContext, limiter }: Parameters<typeof collectRoute>[1],
): Promise<Context> {
  const { id, ip, headers } = request;
  const authorization =
    headers.authorization ?? (accessToken === undefined ? undefined : `Bearer ${accessToken}`);
  const limits = limiter.for(ip);
  const who = await viewerOrStatus(authenticate, authorization);
  const userAgent = headers['user-agent'] ?? '';
  return createContext({
    viewer: who?.viewer ?? null,
    request: { id, ip, userAgent, ...locationOf(request), ...optsOut(request) },
    limits,
    cost: newRequestCost(id),
  });
}

function refused(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, field, message } = refusal;
  const retryAfter = refusal.extensions['retryAfter'] as number | undefined;
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  const extensions = {
    ...{ code, requestId: request.id },
    ...(field === undefined ? {} : { field }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  return reply.code(STATUS[code] ?? 400).send({ errors: [{ message, extensions }] });
}
