import { linkToPath } from './public-address.js';

/** The host of stored addresses of the demo's media. It is reserved: no such host can exist. */
const STORED = 'https://media.demo.example/';

/** The path under which the gateway serves the demo's media. */
export const DEMO_MEDIA_PATH = '/demo/media/';

/** The stored address of a picture or film of the demo. It names no gateway, so it is valid on every one. */
export const demoMediaUrl = (path: string): string => `${STORED}${path}`;

/** An address as clients see it: the demo's media are on this gateway. */
export const shownUrl = <T>(url: T): T | string =>
  typeof url === 'string' && url.startsWith(STORED)
    ? linkToPath(DEMO_MEDIA_PATH + url.slice(STORED.length))
    : url;
