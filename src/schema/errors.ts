import { GraphQLError } from 'graphql';
import { registerEnumType } from 'type-graphql';

/** All error codes that a client can get, as one closed list. */
export enum ErrorCode {
  BAD_USER_INPUT = 'BAD_USER_INPUT',
  UNAUTHENTICATED = 'UNAUTHENTICATED',
  INVALID_CREDENTIALS = 'INVALID_CREDENTIALS',
  SECOND_FACTOR_REQUIRED = 'SECOND_FACTOR_REQUIRED',
  FORBIDDEN = 'FORBIDDEN',
  NOT_FOUND = 'NOT_FOUND',
  CONFLICT = 'CONFLICT',
  INSUFFICIENT_FUNDS = 'INSUFFICIENT_FUNDS',
  RATE_LIMITED = 'RATE_LIMITED',
  QUERY_TOO_COMPLEX = 'QUERY_TOO_COMPLEX',
  UNAVAILABLE = 'UNAVAILABLE',
  INTERNAL = 'INTERNAL',
}

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'The error codes. The same codes are in `userErrors` and in `extensions.code`.',
  valuesConfig: {
    BAD_USER_INPUT: { description: 'An argument or input field is invalid. `field` names it.' },
    UNAUTHENTICATED: { description: 'The viewer is not signed in, or the token has expired or ended.' },
    INVALID_CREDENTIALS: { description: 'The login, password, code or refresh token is wrong.' },
    SECOND_FACTOR_REQUIRED: {
      description:
        'The password is right, and a code of the second factor is required. Send the input again with a code.',
    },
    FORBIDDEN: { description: 'The viewer may see the content but may not do this.' },
    NOT_FOUND: { description: 'The content does not exist or is not visible to the viewer.' },
    CONFLICT: {
      description:
        'The request conflicts with stored data, such as a taken name or a reused clientId with another input.',
    },
    INSUFFICIENT_FUNDS: { description: 'The balance of coins, credits or money is too low.' },
    RATE_LIMITED: {
      description: 'Too many requests. `extensions.retryAfter` is the number of seconds to wait.',
    },
    QUERY_TOO_COMPLEX: { description: 'The operation is too deep, too wide or too expensive.' },
    UNAVAILABLE: {
      description:
        'A dependency such as the database is unavailable. Retry after `extensions.retryAfter` seconds with the same clientId.',
    },
    INTERNAL: { description: 'An internal error. The request id identifies it in the logs.' },
  },
});

/** Details of a refusal: `field` is the input field, the others go into `extensions` unchanged. */
export interface RefusalDetails {
  field?: string;
  retryAfter?: number;
  secondFactor?: boolean;
  /** A stable code for the kind of refusal (TOO_LONG, TAKEN, …), for clients that translate messages. */
  reason?: string;
  /** The values of the message, by name: `{ max: 1000 }`. */
  params?: Record<string, unknown>;
}

/** One of several refusals of an input. */
export interface Complaint {
  /** The code, if it differs from that of the whole. */
  code?: ErrorCode;
  field: string;
  message: string;
  reason?: string;
  params?: Record<string, unknown>;
}

/**
 * A refusal that the user caused and can act upon. Thrown anywhere below a resolver; the gateway delivers it in
 * `userErrors` where the operation selects them, as a GraphQL error otherwise.
 */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly reason: string | undefined;
  readonly params: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    super(message, { extensions: { code, ...details } });
    this.name = 'Refusal';
    this.code = code;
    this.field = details.field;
    this.reason = details.reason;
    this.params = details.params;
  }
}

/** An error of something outside, which knows what a client is told of it. */
export interface Translatable extends Error {
  toRefusal(): Refusal;
}

/** What a client is told of a thrown value: its refusal where it has one, else the value itself. */
export function inOurWords(thrown: unknown): unknown {
  return thrown instanceof Error && 'toRefusal' in thrown ? (thrown as Translatable).toRefusal() : thrown;
}

const AWAY = 'This cannot be answered for the moment. Try again.';

/**
 * Several complaints about one input, reported together. As a GraphQL error it has the message and field of the first
 * one.
 */
export class InvalidInput extends Refusal {
  constructor(
    readonly complaints: readonly [Complaint, ...Complaint[]],
    code = ErrorCode.BAD_USER_INPUT,
  ) {
    const [{ message, field, reason, params }] = complaints;
    super(code, message, {
      field,
      ...(reason === undefined ? {} : { reason }),
      ...(params === undefined ? {} : { params }),
    });
    this.extensions['errors'] = complaints;
  }
}

/** Shorthands for the common refusals. */
export const refuse = {
  badInput: (message: string, field?: string) =>
    new Refusal(ErrorCode.BAD_USER_INPUT, message, withField(field)),
  unauthenticated: (message = 'Sign in first.', details: RefusalDetails = {}) =>
    new Refusal(ErrorCode.UNAUTHENTICATED, message, details),
  invalidCredentials: (message: string, details: RefusalDetails = {}) =>
    new Refusal(ErrorCode.INVALID_CREDENTIALS, message, details),
  forbidden: (message: string, field?: string) => new Refusal(ErrorCode.FORBIDDEN, message, withField(field)),
  notFound: (what: string, field?: string) =>
    new Refusal(ErrorCode.NOT_FOUND, `${what} was not found.`, withField(field)),
  conflict: (message: string, field?: string, reason?: string) =>
    new Refusal(ErrorCode.CONFLICT, message, {
      ...withField(field),
      ...(reason === undefined ? {} : { reason }),
    }),
  tooLong: (message: string, field: string, max: number) =>
    new Refusal(ErrorCode.BAD_USER_INPUT, message, { field, reason: 'TOO_LONG', params: { max } }),
  insufficientFunds: (message: string) => new Refusal(ErrorCode.INSUFFICIENT_FUNDS, message),
  rateLimited: (retryAfter: number, message = `Too many requests. Try again in ${spoken(retryAfter)}.`) =>
    new Refusal(ErrorCode.RATE_LIMITED, message, { retryAfter }),
  unavailable: (message = AWAY, cause?: unknown) =>
    Object.assign(new Refusal(ErrorCode.UNAVAILABLE, message, { retryAfter: 1 }), cause ? { cause } : {}),
  tooComplex: (message: string) => new Refusal(ErrorCode.QUERY_TOO_COMPLEX, message),
};

function withField(field: string | undefined): RefusalDetails {
  return field === undefined ? {} : { field };
}

/** A duration in a readable unit instead of 85748 seconds. */
function spoken(seconds: number): string {
  const [amount, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7_200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3_600), 'hour'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
