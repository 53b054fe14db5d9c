import type { FastifyRequest } from 'fastify';
import type { RequestInfo } from '../../loaders/context.js';

/** What content networks tell about an address (Cloudflare's names; others can be set to the same). */
const HEADERS = { country: 'cf-ipcountry', city: 'cf-ipcity', timezone: 'cf-timezone' } as const;
const LONGEST = 100;

/**
 * Where a request seems to come from, as a proxy tells that is trusted (TRUST_PROXY): then the address is not the one of
 * the connection. From anybody else the headers mean nothing.
 */
export function locationOf(
  request: Pick<FastifyRequest, 'ip' | 'headers' | 'socket'>,
): Pick<RequestInfo, 'location'> {
  if (request.ip === request.socket.remoteAddress) return {};
  const told = Object.entries(HEADERS).flatMap(([part, name]) => {
    const value = request.headers[name];
    // "XX" is how an unknown country is told.
    return typeof value === 'string' && value && value !== 'XX'
      ? [[part, decode(value).slice(0, LONGEST)]]
      : [];
  });
  return told.length > 0 ? { location: Object.fromEntries(told) as RequestInfo['location'] & object } : {};
}

/** Headers are read as Latin-1, while cities are sent in UTF-8. */
function decode(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}
