import type { ValidationError } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import type { UserError } from '../../schema/payload.js';

/** Refusals that are never an answer to a form: they stay GraphQL errors even where `userErrors` is selected. */
const ALWAYS_ERRORS = new Set<string>([
  ErrorCode.UNAUTHENTICATED,
  ErrorCode.RATE_LIMITED,
  ErrorCode.QUERY_TOO_COMPLEX,
  ErrorCode.UNAVAILABLE,
  ErrorCode.INTERNAL,
]);

/** What a thrown value says to the user who filled in the form, or null when it is none of their business. */
export function toUserErrors(thrown: unknown): UserError[] | null {
  if (thrown instanceof Refusal) {
    if (ALWAYS_ERRORS.has(thrown.code)) return null;
    return [{ code: thrown.code, field: thrown.field ?? null, message: thrown.message }];
  }
  return thrown instanceof ArgumentValidationError ? validationUserErrors(thrown) : null;
}

/** The complaints of class-validator, one for each field, with the path of the field from the input on. */
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
