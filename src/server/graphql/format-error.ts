import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import { isOutage } from '../../lib/infrastructure.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { validationUserErrors } from './user-errors.js';

/** Codes of requests that GraphQL itself refuses; see docs/errors.md. */
const PROTOCOL_CODES = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];
const PUBLIC_CODES = new Set<unknown>(
  [...Object.values(ErrorCode), ...PROTOCOL_CODES].filter((code) => code !== ErrorCode.INTERNAL),
);
/** An argument that only execution could find wrong (a null variable where a default stands) is still the user's. */
const ARGUMENT = /^Argument "\w+" /;
const LONGEST_MESSAGE = 400;

/** The requests that errors belong to: Apollo formats errors without saying for whom. */
const requests = new WeakMap<object, string>();

/** Tells whose error this is, before it is formatted. */
export function belongsTo(error: unknown, requestId: string): void {
  if (typeof error === 'object' && error !== null) requests.set(error, requestId);
}

/** Formats one error for a client. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Makes what clients see of errors: refusals and protocol errors as they are, with the request id; what comes of a
 * database or a Redis that is away as UNAVAILABLE; everything else masked as INTERNAL. Of these two the log has the
 * original under the same id.
 */
export function createFormatError(logger: Logger): FormatError {
  return (formatted, error) => {
    const original = originOf(error);
    const requestId = requestOf(error) ?? requestOf(original);
    const at = { locations: formatted.locations, path: formatted.path };
    if (original instanceof ArgumentValidationError)
      return { ...at, ...validationAnswer(original, requestId) };
    const code = codeOf(formatted, original);
    const away = awayOf(code, original);
    if (away) {
      const { message, cause, extensions } = away;
      logger.warn(
        { err: cause ?? original, requestId, path: formatted.path?.join('.') },
        'a request met an outage',
      );
      return { ...at, message, extensions: { ...extensions, http: undefined, requestId } };
    }
    if (!PUBLIC_CODES.has(code)) {
      logger.error({ err: original, requestId, path: formatted.path?.join('.') }, 'request failed');
      const message = 'Something went wrong on our side. The request id finds it in our logs.';
      return { ...at, message, extensions: { code: ErrorCode.INTERNAL, requestId } };
    }
    const message = formatted.message.slice(0, LONGEST_MESSAGE);
    return {
      ...at,
      message,
      extensions: { ...formatted.extensions, stacktrace: undefined, code, requestId },
    };
  };
}

/** Formats errors that no Apollo pipeline formats: those of subscriptions and of refused documents. */
export function formatAll(
  errors: readonly GraphQLError[],
  format: FormatError,
  requestId: string,
): GraphQLFormattedError[] {
  return errors.slice(0, 10).map((error) => {
    belongsTo(error, requestId);
    return format(error.toJSON(), error);
  });
}

/** An answer of Apollo's from before there was a context: only here is it known whose errors these are. */
export function withRequestId(body: string, requestId: string): string {
  const answer = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  const errors = answer.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return `${JSON.stringify({ ...answer, ...(errors ? { errors } : {}) })}\n`;
}

function requestOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? requests.get(error) : undefined;
}

function codeOf(formatted: GraphQLFormattedError, original: unknown): unknown {
  const code = formatted.extensions?.['code'];
  const ours = original instanceof GraphQLError;
  if (ours && ARGUMENT.test(original.message)) return ErrorCode.BAD_USER_INPUT;
  if (ours && original.message === 'provided sha does not match query') return 'BAD_REQUEST';
  if (ours && original.message === 'Unsupported persisted query version') return 'BAD_REQUEST';
  return ours ? code : ErrorCode.INTERNAL;
}

/** What an outage is answered with: the refusal that says what is known about it, or the one that fits all. */
function awayOf(code: unknown, original: unknown): Refusal | null {
  if (original instanceof Refusal) return original.code === ErrorCode.UNAVAILABLE ? original : null;
  return !PUBLIC_CODES.has(code) && isOutage(original) ? refuse.unavailable() : null;
}

function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError;
  return origin;
}

function validationAnswer(
  error: ArgumentValidationError,
  requestId: string | undefined,
): GraphQLFormattedError {
  const errors = validationUserErrors(error).map(({ field, message }) => ({ field, message }));
  const [first] = errors;
  return {
    message: first?.message ?? 'An input is not acceptable.',
    extensions: { code: ErrorCode.BAD_USER_INPUT, field: first?.field, errors, requestId },
  };
}
