import type { Config } from '../../config.js';

/** Whether a browser page of this origin may call the gateway that it reaches under `host`. */
export type OriginRule = (origin: string, host: string | undefined) => boolean;

/** The origins of the configuration, compared as wholes, and the gateway's own: a page that it served itself. */
export function originRule(config: Pick<Config, 'corsOrigins' | 'publicUrl'>): OriginRule {
  const allowed = new Set(config.corsOrigins);
  if (config.publicUrl) allowed.add(new URL(config.publicUrl).origin);
  return (origin, host) => allowed.has(origin) || (host !== undefined && isOwn(origin, host));
}

/** A page cannot choose the Host that the browser sends, so an origin that equals it is this gateway's. */
function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
