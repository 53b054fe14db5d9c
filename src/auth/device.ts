import { UAParser } from 'ua-parser-js';
import { DeviceType } from '../models/identity/index.js';

/** What a User-Agent header says about a device; it says what it likes, so this is for people to read only. */
export interface Device {
  device?: DeviceType;
  browser?: string;
  os?: string;
  /** All of it in a few words: “Firefox on Linux”. */
  words?: string;
}

/** The parser's patterns are slow on text that is made to be; no browser's header is longer. */
const LONGEST = 512;

/** Reads a User-Agent header. */
export function readDevice(userAgent: string): Device {
  const { device, browser, os } = new UAParser(userAgent.slice(0, LONGEST)).getResult();
  const words = [browser.name, os.name].filter(Boolean).join(' on ').slice(0, 250);
  return {
    ...(browser.name || os.name ? { device: typeOf(device.type) } : {}),
    ...(browser.name ? { browser: browser.name.slice(0, 100) } : {}),
    ...(os.name ? { os: [os.name, os.version].filter(Boolean).join(' ').slice(0, 100) } : {}),
    ...(words ? { words } : {}),
  };
}

function typeOf(type: string | undefined): DeviceType {
  if (type === 'mobile' || type === 'wearable') return DeviceType.MOBILE;
  return type === 'tablet' ? DeviceType.TABLET : DeviceType.DESKTOP;
}
