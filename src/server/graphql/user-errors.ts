import type { ValidationError } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';
import { refusedPaths } from '../../lib/refused-paths.js';
import { ErrorCode, InvalidInput, inOurWords, Refusal } from '../../schema/errors.js';
import type { UserError } from '../../schema/payload.js';

/** Refusals that are not about a form: they stay GraphQL errors even if `userErrors` is selected. */
const ALWAYS_ERRORS = new Set<string>([
  ErrorCode.UNAUTHENTICATED,
  ErrorCode.RATE_LIMITED,
  ErrorCode.QUERY_TOO_COMPLEX,
  ErrorCode.UNAVAILABLE,
  ErrorCode.INTERNAL,
]);

/** The message for values that only the database refused. */
export const NOT_STORABLE = 'A value is too long or has a format that is not allowed.';

/** What a thrown value says to the user who filled in the form, or null when it is none of their business. */
export function toUserErrors(error: unknown): UserError[] | null {
  const thrown = inOurWords(error);
  if (thrown instanceof Refusal) {
    if (ALWAYS_ERRORS.has(thrown.code)) return null;
    if (thrown instanceof InvalidInput)
      return thrown.complaints.map((complaint) => ({ code: thrown.code, ...complaint }));
    const { code, field = null, message, reason = null, params = null } = thrown;
    return [{ code, field, message, reason, params }];
  }
  if (refusedPaths(thrown)) return [{ code: ErrorCode.BAD_USER_INPUT, field: null, message: NOT_STORABLE }];
  return thrown instanceof ArgumentValidationError ? validationUserErrors(thrown) : null;
}

/** The errors of class-validator, one per field, with the path of the field from the input on. */
export function validationUserErrors(error: ArgumentValidationError): UserError[] {
  const errors: UserError[] = [];
  const collect = (items: readonly ValidationError[], parents: readonly string[]): void => {
    for (const item of items) {
      const path = [...parents, item.property];
      const [message] = Object.values(item.constraints ?? {});
      if (message) errors.push({ code: ErrorCode.BAD_USER_INPUT, field: path.join('.'), message });
      collect(item.children ?? [], path);
    }
  };
  collect(error.extensions.validationErrors, []);
  return errors;
}
