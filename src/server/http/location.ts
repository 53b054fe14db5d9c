import type { FastifyRequest } from 'fastify';
import type { RequestInfo } from '../../loaders/context.js';

/** Location headers of content networks (Cloudflare's names; others can use the same). */
const HEADERS = {
  ...{ country: 'cf-ipcountry', region: 'cf-region' },
  ...{ city: 'cf-ipcity', timezone: 'cf-timezone' },
} as const;
const LONGEST = 100;

/**
 * The approximate location of a request, from the headers of a trusted proxy (TRUST_PROXY): then the address differs
 * from that of the connection. Headers of other clients are ignored.
 */
export function locationOf(
  request: Pick<FastifyRequest, 'ip' | 'headers' | 'socket'>,
): Pick<RequestInfo, 'location'> {
  if (request.ip === request.socket.remoteAddress) return {};
  const told = Object.entries(HEADERS).flatMap(([part, name]) => {
    const value = request.headers[name];
    // "XX" means an unknown country.
    return typeof value === 'string' && value && value !== 'XX'
      ? [[part, decode(value).slice(0, LONGEST)]]
      : [];
  });
  return told.length > 0 ? { location: Object.fromEntries(told) as RequestInfo['location'] & object } : {};
}

/** Whether a browser asks not to be tracked: Do Not Track or Global Privacy Control. */
export const optsOut = ({ headers }: Pick<FastifyRequest, 'headers'>): Pick<RequestInfo, 'optsOut'> =>
  headers['dnt'] === '1' || headers['sec-gpc'] === '1' ? { optsOut: true } : {};

/** Headers are read as Latin-1, but cities are sent in UTF-8. */
function decode(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}
