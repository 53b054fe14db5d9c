import { LRUCache } from 'lru-cache';
import { readDevice } from '../../../auth/device.js';

const LONGEST_NAME = 50;
const LONGEST_VERSION = 20;
const UNKNOWN = '(unknown)';

/** By header: programs send the same one with each request. */
const families = new LRUCache<string, string>({ max: 500 });

/** The first product of a header, such as `curl` of `curl/8.5.0`. */
const PRODUCT = /^([A-Za-z][\w.-]{0,49})(?:\/|\s|$)/;
/** Of names and versions that clients give; anything else may be words of a user. */
const NAME = /^[\w .:@/+()-]+$/;

/** What a client says of itself. */
export interface ClientHeaders {
  name?: string | undefined;
  version?: string | undefined;
  userAgent: string;
}

/** The client's name and version, without anything else that its headers hold. */
export function clientOf({ name, version, userAgent }: ClientHeaders): { client: string; version?: string } {
  const given = name?.trim().slice(0, LONGEST_NAME);
  if (given && NAME.test(given)) {
    const number = version?.trim().slice(0, LONGEST_VERSION);
    return { client: given, ...(number && NAME.test(number) ? { version: number } : {}) };
  }
  return { client: familyOf(userAgent) };
}

function familyOf(userAgent: string): string {
  if (userAgent === '') return UNKNOWN;
  const header = userAgent.slice(0, 512);
  let family = families.get(header);
  if (family === undefined) {
    const product = PRODUCT.exec(header)?.[1];
    family =
      product && product !== 'Mozilla'
        ? product
        : (readDevice(header).browser ?? UNKNOWN).slice(0, LONGEST_NAME);
    families.set(header, family);
  }
  return family;
}
