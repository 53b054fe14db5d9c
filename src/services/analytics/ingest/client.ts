import Bowser from 'bowser';
import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import { DeviceType } from '../../../models/identity/index.js';

/** What a User-Agent header says. */
export interface ReadClient {
  isBot: boolean;
  browser?: string;
  os?: string;
  device?: DeviceType;
}

const DEVICES: Record<string, DeviceType> = {
  desktop: DeviceType.DESKTOP,
  mobile: DeviceType.MOBILE,
  tablet: DeviceType.TABLET,
};

/**
 * HTTP clients by which apps and servers track on purpose: they run no pages, so they are no crawlers. `isbot` takes all of them
 * for such.
 */
const LIBRARIES =
  /^(node|undici|node-fetch|axios|got|deno|bun|okhttp|ktor-client|dart|alamofire|react[ -]?native|expo|[\w-]+-sdk)\b(?!.*(bot|crawl|spider))/i;

const LONGEST = 512;
const read = new LRUCache<string, ReadClient>({ max: 5_000 });

/** Reads a User-Agent header. An empty one is a bot's. */
export function readClient(userAgent: string): ReadClient {
  const text = userAgent.slice(0, LONGEST).trim();
  let client = read.get(text);
  if (!client) read.set(text, (client = parse(text)));
  return client;
}

function parse(text: string): ReadClient {
  if (text === '' || (isbot(text) && !LIBRARIES.test(text))) return { isBot: true };
  const { browser, os, platform } = Bowser.parse(text);
  const device = DEVICES[platform.type ?? ''];
  return {
    isBot: false,
    ...(browser.name ? { browser: browser.name.slice(0, 100) } : {}),
    ...(os.name ? { os: os.name.slice(0, 100) } : {}),
    ...(device ? { device } : {}),
  };
}
