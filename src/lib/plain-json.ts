/** Limits of a client's JSON value. */
export interface JsonLimits {
  /** Bytes of the value as JSON. */
  maxBytes: number;
  /** Levels of objects and lists. */
  maxDepth?: number;
}

/** Keys with a meaning for the database or for JavaScript. */
const FORBIDDEN = /^\$|\.|\0|^(?:__proto__|constructor|prototype)$|^$/;

/**
 * Why a client's JSON value is not stored, or null if it may be: too large, too deep, or with keys that the database
 * or JavaScript would interpret.
 */
export function whyNotPlainJson(value: unknown, { maxBytes, maxDepth = 8 }: JsonLimits): string | null {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'is not JSON';
  if (Buffer.byteLength(text) > maxBytes) return `is larger than ${maxBytes.toLocaleString('en')} bytes`;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const nested = level.filter((one) => typeof one === 'object' && one !== null) as object[];
    if (nested.length > 0 && depth >= maxDepth) return `nests deeper than ${maxDepth} levels`;
    for (const one of nested)
      if (!Array.isArray(one))
        for (const key of Object.keys(one)) if (FORBIDDEN.test(key)) return `has the key "${key}"`;
    level = nested.flatMap((one) => Object.values(one) as unknown[]);
  }
  return null;
}

/** Names of keys whose values are secrets: credentials, tokens, cookies. */
const SECRET_NAME =
  /pass(word|phrase|wd)|secret|token(?!s$|count)|api[-_]?key|private[-_]?key|access[-_]?key|credential|authorization|cookie|^auth$|bearer/i;

/** Whether a key names a secret, such as apiKey or Authorization. */
export const namesSecret = (key: string): boolean => SECRET_NAME.test(key);

/** Texts that are secrets by their format: keys of well-known services, private keys, tokens. */
const SECRET_FORM =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:sk|rk|pk)[-_](?:live|test|proj|ant|or)?[-_A-Za-z0-9]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bxox[abprs]-[\w-]{10,}|\bAIza[\w-]{30,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|\bleela_[A-Za-z0-9_]{20,}|:\/\/[^/\s:@]+:[^/\s:@]+@/;

/** Whether a text looks like a secret. */
export const looksSecret = (text: string): boolean => SECRET_FORM.test(text);

/** The replacement for a removed secret. */
export const REDACTED = '[redacted]';

/** A JSON value without secrets: values of keys that name one, and texts that look like one. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return looksSecret(value) ? REDACTED : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, namesSecret(key) ? REDACTED : withoutSecrets(inner)]),
  );
}

/** The path of the first secret in a JSON value, such as `openai.apiKey`; null if there is none. */
export function secretIn(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return looksSecret(value) ? path || 'value' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value) && namesSecret(key)) return here;
    const found = secretIn(inner, here);
    if (found) return found;
  }
  return null;
}
