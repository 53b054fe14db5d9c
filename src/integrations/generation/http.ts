import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { useAgent } from 'request-filtering-agent';
import type { MediaApiConfig } from '../../config.js';
import { MESSAGES, type MediaStep } from './provider.js';

/** The largest result. */
const LARGEST_BYTES = 60_000_000;
const LARGEST_ANSWER = 80_000_000;
const FETCH_MS = 60_000;
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 120_000;

/** A provider's answer: its JSON, or the reason why there is none. */
export type ApiAnswer = { ok: true; json: Record<string, unknown> | null } | { ok: false; step: MediaStep };

/** Sends a request to a configured provider. Never throws. */
export async function askApi(
  { url, key }: MediaApiConfig,
  path: string,
  {
    body,
    headers = {},
    signal,
    method = body ? 'POST' : 'GET',
    waitMs = 180_000,
  }: {
    body?: unknown;
    headers?: Record<string, string>;
    signal: AbortSignal;
    method?: string;
    waitMs?: number;
  },
): Promise<ApiAnswer> {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs)]),
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = (await readAll(response.body, LARGEST_ANSWER)).toString('utf8');
    if (!response.ok)
      return { ok: false, step: ofStatus(response.status, response.headers.get('retry-after')) };
    return { ok: true, json: parse(text) };
  } catch {
    signal.throwIfAborted();
    return { ok: false, step: { state: 'unknown', retryAfterMs: RETRY_MS } };
  }
}

/** The meaning of a status: busy and broken providers may recover, every other status is final. */
export function ofStatus(status: number, retryAfter: string | null = null): MediaStep {
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    const seconds = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
    return {
      state: 'unknown',
      retryAfterMs: Math.min(LONGEST_RETRY_MS, Math.max(RETRY_MS, seconds * 1_000)),
    };
  }
  return { state: 'failed', message: status === 400 ? MESSAGES.refused : MESSAGES.failed };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

async function readAll(body: AsyncIterable<Uint8Array> | null, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > most) throw new Error('The answer is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The bytes at a path of the provider. Null if they are not available now. */
export async function fetchOwn(
  { url, key }: MediaApiConfig,
  path: string,
  signal: AbortSignal,
): Promise<Buffer | MediaStep> {
  try {
    const response = await fetch(`${url}${path}`, {
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]),
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
    if (!response.ok) return ofStatus(response.status, response.headers.get('retry-after'));
    return await readAll(response.body, LARGEST_BYTES);
  } catch {
    signal.throwIfAborted();
    return { state: 'unknown', retryAfterMs: RETRY_MS };
  }
}

/**
 * The bytes at an address that a provider named: of its own origin, or on the public network. The resolved IP address
 * is checked when the connection is made, so no name leads to an internal host.
 */
export async function fetchNamed(
  address: string,
  { url }: MediaApiConfig,
  signal: AbortSignal,
): Promise<Buffer> {
  const { origin, protocol } = new URL(address);
  if (origin === new URL(url).origin) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]);
    const response = await fetch(address, { redirect: 'error', signal: limit });
    if (!response.ok) throw new Error(`The file could not be fetched: ${response.status}.`);
    return readAll(response.body, LARGEST_BYTES);
  }
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('The file is not on the web.');
  const get = protocol === 'https:' ? httpsGet : httpGet;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = get(address, { agent: useAgent(address), signal, timeout: FETCH_MS }, resolve);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('The file took too long.')));
  });
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`The file could not be fetched: ${response.statusCode}.`);
  }
  return readAll(response as AsyncIterable<Uint8Array>, LARGEST_BYTES);
}
