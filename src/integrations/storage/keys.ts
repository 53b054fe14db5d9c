import { randomBytes } from 'node:crypto';

/** The accepted formats, with the file extension of their keys. */
export const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

const TYPES = new Map(Object.entries(ENDINGS).map(([type, ending]) => [ending, type]));
const KEY = /^[0-9a-f]{40}(?:-(?:thumbnail|medium))?\.([a-z0-9]{3,4})$/;

/** A new key: 160 random bits, so that it cannot be guessed, and the extension of its format. */
export function newKey(contentType: string): string {
  return `${randomBytes(20).toString('hex')}.${ENDINGS[contentType]}`;
}

/** The key of an image's other size, which is always WebP. */
export function variantKey(key: string, variant: 'thumbnail' | 'medium'): string {
  return `${key.slice(0, key.indexOf('.'))}-${variant}.webp`;
}

/** The format of a key. Null for anything that is not one of our keys. */
export function typeOfKey(key: string): string | null {
  const match = KEY.exec(key);
  return (match && TYPES.get(match[1]!)) ?? null;
}
