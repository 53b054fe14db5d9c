import { createHash } from 'node:crypto';

/**
 * The hash of an input, independent of its notation: keys in order, undefined dropped, ids and dates as text. The top
 * level's `clientId` is left out: it names the input and is not part of it.
 */
export function hashInput(input: unknown): string {
  const { clientId: _, ...rest } = isPlain(input) ? input : { value: input };
  return createHash('sha256')
    .update(JSON.stringify(sorted(rest)))
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlain(value)) return typeof value === 'bigint' ? `${value}n` : value;
  const entries = Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => [key, sorted(value[key])] as const);
  // A list of pairs, because an object would put keys that look like numbers first.
  return { entries };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}
