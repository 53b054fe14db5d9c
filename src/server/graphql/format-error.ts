import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import { isOutage } from '../../lib/infrastructure.js';
import { refusedPaths } from '../../lib/refused-paths.js';
import { ErrorCode, inOurWords, Refusal, refuse } from '../../schema/errors.js';
import { withoutTypes } from './without-types.js';
import { NOT_STORABLE, validationUserErrors } from './user-errors.js';

/** Codes of requests that GraphQL itself refuses; see docs/errors.md. */
const PROTOCOL_CODES = [
  'BAD_REQUEST',
  'DOCUMENT_NOT_TRUSTED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
];
const PUBLIC_CODES = new Set<unknown>(
  [...Object.values(ErrorCode), ...PROTOCOL_CODES].filter((code) => code !== ErrorCode.INTERNAL),
);
/**
 * An argument error that only execution detects (a null variable for an argument with a default) is still the user's.
 */
const ARGUMENT = /^Argument "\w+" /;
const LONGEST_MESSAGE = 400;

/** The requests of errors: Apollo's formatter does not get the request. */
const requests = new WeakMap<object, string>();

/** Records the request of an error before it is formatted. */
export function belongsTo(error: unknown, requestId: string): void {
  if (typeof error === 'object' && error !== null) requests.set(error, requestId);
}

/** Formats one error for a client. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Creates the formatter of errors for clients: refusals and protocol errors stay unchanged, with the request id;
 * outages of the database or Redis become UNAVAILABLE; all others are masked as INTERNAL. For the last two, the log
 * has the original under the same id.
 */
export function createFormatError(logger: Logger, { hideTypes = false } = {}): FormatError {
  return (given, error) => {
    const origin = originOf(error);
    const original = inOurWords(origin);
    const requestId = requestOf(error) ?? requestOf(origin);
    const at = { locations: given.locations, path: given.path };
    const formatted = original === origin ? given : { ...(original as Refusal).toJSON(), ...at };
    if (original instanceof ArgumentValidationError)
      return { ...at, ...validationAnswer(original, requestId) };
    const refused = refusedPaths(original);
    if (refused) {
      // The message quotes the values, which must not be logged.
      logger.warn({ refused, requestId, path: formatted.path?.join('.') }, 'the store refused a value');
      const extensions = { code: ErrorCode.BAD_USER_INPUT, requestId };
      return { ...at, message: NOT_STORABLE, extensions };
    }
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
    const told = hideTypes && isArgumentError(original) ? withoutTypes(formatted.message) : formatted.message;
    const message = told.slice(0, LONGEST_MESSAGE);
    return {
      ...at,
      message,
      extensions: { ...formatted.extensions, stacktrace: undefined, code, requestId },
    };
  };
}

/** Formats errors that Apollo does not format: those of subscriptions and of refused documents. */
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

/** Adds the request id to an answer that Apollo created before there was a context. */
export function withRequestId(body: string, requestId: string): string {
  const answer = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  const errors = answer.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return `${JSON.stringify({ ...answer, ...(errors ? { errors } : {}) })}\n`;
}

const isArgumentError = (error: unknown): boolean =>
  error instanceof GraphQLError && !(error instanceof Refusal) && ARGUMENT.test(error.message);

function requestOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? requests.get(error) : undefined;
}

function codeOf(formatted: GraphQLFormattedError, original: unknown): unknown {
  const code = formatted.extensions?.['code'];
  const ours = original instanceof GraphQLError;
  if (isArgumentError(original)) return ErrorCode.BAD_USER_INPUT;
  return ours ? code : ErrorCode.INTERNAL;
}

/** The refusal for an outage: the thrown one with its details, or a general one. */
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
