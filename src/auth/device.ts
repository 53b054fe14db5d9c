import { UAParser } from 'ua-parser-js';
import { DeviceType } from '../models/identity/index.js';

/** The device that a User-Agent header names. The header is not trustworthy, so this is for display only. */
export interface Device {
  device?: DeviceType;
  browser?: string;
  os?: string;
  /** A short description: “Firefox on Linux”. */
  words?: string;
}

/** The parser's patterns are slow on malicious text; no browser's header is longer. */
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
