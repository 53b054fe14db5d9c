import { APICallError, RetryError } from 'ai';

/** All error codes of a call. Messages of providers may quote prompts, so they are not passed on. */
export type AiErrorCode =
  | 'RATE_LIMITED'
  | 'UNAUTHORIZED'
  | 'REFUSED'
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'CUT_OFF'
  | 'MALFORMED'
  | 'CIRCUIT_OPEN'
  | 'NO_PRICE'
  | 'ABORTED'
  | 'UNKNOWN';

/** A provider's error without its text. */
export interface AiFailure {
  code: AiErrorCode;
  /** Seconds to wait, as requested by the provider. */
  retryAfter: number | null;
  /** Whether the provider itself failed, which counts for its circuit breaker. */
  outage: boolean;
}

const CUT_OFF: AiFailure = { code: 'CUT_OFF', retryAfter: null, outage: true };

/** The failure of an SDK error. */
export function toFailure(thrown: unknown): AiFailure {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  if (APICallError.isInstance(error)) return ofStatus(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') return { code: 'TIMEOUT', retryAfter: null, outage: true };
  if (name === 'AbortError') return { code: 'ABORTED', retryAfter: null, outage: false };
  if (/NoOutputGenerated/.test(name) || isUnfinished(error)) return CUT_OFF;
  if (/ParseError|TypeValidation|InvalidResponse|NoContent|NoObject/.test(name))
    return { code: 'MALFORMED', retryAfter: null, outage: true };
  if (error instanceof TypeError || hasNetworkCode(error))
    return { code: 'UNREACHABLE', retryAfter: null, outage: true };
  return ofText(error);
}

function isUnfinished(error: unknown): boolean {
  return error instanceof Error && /without a finish reason/.test(error.message);
}

function ofStatus(error: APICallError): AiFailure {
  const { statusCode: status } = error;
  const retryAfter = secondsOf(error.responseHeaders?.['retry-after']);
  if (status === 429) return { code: 'RATE_LIMITED', retryAfter, outage: true };
  if (status === 401 || status === 403) return { code: 'UNAUTHORIZED', retryAfter: null, outage: true };
  if (status !== undefined && status >= 500) return { code: 'UNREACHABLE', retryAfter, outage: true };
  if (status !== undefined && status >= 400) return { code: 'REFUSED', retryAfter: null, outage: false };
  // The connection broke during the answer.
  if (status !== undefined && error.cause instanceof TypeError) return CUT_OFF;
  if (status !== undefined) return { code: 'MALFORMED', retryAfter: null, outage: true };
  return { code: 'UNREACHABLE', retryAfter: null, outage: true };
}

/** Errors in a stream are plain objects or texts. */
function ofText(error: unknown): AiFailure {
  const text = typeof error === 'string' ? error : JSON.stringify(error ?? '').slice(0, 2_000);
  if (/rate.?limit/i.test(text)) return { code: 'RATE_LIMITED', retryAfter: null, outage: true };
  if (/overloaded|server.?error|unavailable/i.test(text))
    return { code: 'UNREACHABLE', retryAfter: null, outage: true };
  return { code: 'UNKNOWN', retryAfter: null, outage: true };
}

function hasNetworkCode(error: unknown): boolean {
  const code = (error as { code?: unknown; cause?: { code?: unknown } } | null)?.code;
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  return [code, cause].some((one) => typeof one === 'string' && /^(E[A-Z]+|UND_ERR)/.test(one));
}

/** Retry-After in seconds. The header may be a date. */
export function secondsOf(header: string | undefined, now = Date.now()): number | null {
  if (!header) return null;
  const seconds = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1_000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
