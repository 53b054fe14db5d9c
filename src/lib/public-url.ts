import { BlockList, isIP } from 'node:net';

const internal = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  internal.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  internal.addSubnet(address, bits, 'ipv6');

const INTERNAL_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|arpa)$/;

/**
 * Why a media URL must not be stored, or null if it may: only http and https, no credentials, no host in an internal
 * network. The gateway never fetches it, but clients and later workers will.
 */
export function whyNotPublicUrl(text: string): string | null {
  if (text.length > 2048) return 'is longer than 2,048 characters';
  const url = tryParse(text);
  if (!url) return 'is not an address';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'has to begin with https:// or http://';
  if (url.username || url.password) return 'must not hold credentials';
  // URL has normalised odd spellings (0x7f.1, 2130706433, ①) by now.
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const kind = isIP(host);
  if (kind === 0) return !host.includes('.') || INTERNAL_NAMES.test(host) ? 'names an internal host' : null;
  return isInternalAddress(host) ? 'names an internal host' : null;
}

/** Whether an IP address belongs to an internal network and not to the public internet. */
export function isInternalAddress(address: string): boolean {
  const kind = isIP(address);
  const mapped = kind === 6 ? mappedV4(address) : null;
  return mapped ? internal.check(mapped, 'ipv4') : internal.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}

/** The IPv4 address inside of an IPv4-mapped one (::ffff:7f00:1). */
function mappedV4(host: string): string | null {
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (!match) return null;
  const [high, low] = [parseInt(match[1]!, 16), parseInt(match[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function tryParse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
