import { isIP } from 'node:net';
import type { Config } from '../../config.js';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a browser page of this origin may call the gateway at `host`. */
export type OriginRule = (origin: string, host: string | undefined) => boolean;

/** The configured origins, compared exactly, and the gateway's own, for pages that it serves. */
export function originRule(config: Pick<Config, 'corsOrigins' | 'publicUrl' | 'environment'>): OriginRule {
  const allowed = new Set(config.corsOrigins);
  if (config.publicUrl) allowed.add(new URL(config.publicUrl).origin);
  const local = config.environment === 'development';
  return (origin, host) =>
    allowed.has(origin) || (local && isLocal(origin)) || (host !== undefined && isOwn(origin, host));
}

/** A page from a developer's machine, at any port, such as Vite's. */
function isLocal(origin: string): boolean {
  return URL.canParse(origin) && LOCAL_HOSTS.has(new URL(origin).hostname);
}

/** A page cannot change the Host header, so an origin that equals it is this gateway's. */
function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether the request's host belongs to this gateway: the local machine, an IP address, or the public name. Any other
 * name may point here by DNS rebinding, to read what only a developer may read.
 */
export function isMeantHost(host: string | undefined, config: Pick<Config, 'publicUrl' | 'host'>): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  if (LOCAL_HOSTS.has(hostname) || hostname.endsWith('.localhost') || isIP(hostname.replace(/^\[|\]$/g, '')))
    return true;
  return hostname === config.host || (!!config.publicUrl && hostname === new URL(config.publicUrl).hostname);
}
