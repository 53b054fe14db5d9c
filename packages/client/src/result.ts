/** Why an operation was refused: a row of `userErrors`, or a GraphQL error in the same form. */
export interface OperationError {
  /** An `ErrorCode` of the schema, or `NETWORK` if no answer came. */
  code: string;
  message: string;
  /** The path of the input field, such as `media.1.url`. */
  field?: string | null;
  /** A stable machine word, such as `TOO_LONG`. */
  reason?: string | null;
  /** The values of the message by name. */
  params?: Record<string, unknown> | null;
  /** Seconds to wait before the operation may succeed. */
  retryAfter?: number;
}

/** The result of an operation. With `ok: false` nothing was changed, unless the code is `NETWORK` or `UNAVAILABLE`. */
export type Result<T> = { ok: true; data: T } | { ok: false; errors: OperationError[]; data: T | null };

/** An answer of GraphQL over HTTP. */
export interface Answer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** The errors of an answer: GraphQL errors, then the `userErrors` of its root fields. */
export function errorsOf({ data, errors }: Answer): OperationError[] {
  return [...(errors ?? []).map(toError), ...Object.values(data ?? {}).flatMap(userErrorsOf)];
}

const userErrorsOf = (payload: unknown): OperationError[] =>
  (payload as { userErrors?: OperationError[] } | null)?.userErrors ?? [];

function toError({
  message,
  extensions = {},
}: {
  message: string;
  extensions?: Record<string, unknown>;
}): OperationError {
  const { code, field, reason, params, retryAfter } = extensions;
  return { code: 'INTERNAL', message, ...({ code, field, reason, params, retryAfter } as object) };
}

/** The result of an answer. */
export function resultOf<T>(answer: Answer): Result<T> {
  const errors = errorsOf(answer);
  const data = (answer.data ?? null) as T | null;
  return errors.length === 0 && data !== null ? { ok: true, data } : { ok: false, errors, data };
}
