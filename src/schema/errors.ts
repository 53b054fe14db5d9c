import { GraphQLError } from 'graphql';
import { registerEnumType } from 'type-graphql';

/** Every refusal that a client can meet, as one closed list that clients can switch on. */
export enum ErrorCode {
  BAD_USER_INPUT = 'BAD_USER_INPUT',
  UNAUTHENTICATED = 'UNAUTHENTICATED',
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
  description: 'Why a request was refused. The same codes stand in `userErrors` and in `extensions.code`.',
  valuesConfig: {
    BAD_USER_INPUT: { description: 'An argument or input field is not acceptable; `field` names it.' },
    UNAUTHENTICATED: { description: 'Nobody is signed in, or the token is no longer good.' },
    FORBIDDEN: { description: 'The viewer may see this but not do that.' },
    NOT_FOUND: { description: 'There is no such thing, or the viewer may not see it.' },
    CONFLICT: {
      description: 'It contradicts what is stored: a taken name, another input under a used clientId.',
    },
    INSUFFICIENT_FUNDS: { description: 'Not enough coins, credits or money.' },
    RATE_LIMITED: { description: 'Too many requests; `extensions.retryAfter` tells the seconds to wait.' },
    QUERY_TOO_COMPLEX: { description: 'The operation is too deep, too wide or too expensive.' },
    UNAVAILABLE: {
      description:
        'Something that we depend on, such as the database, is away or interrupted for the moment. Try again after ' +
        '`extensions.retryAfter` seconds, with the same clientId: whether it was saved may not be known.',
    },
    INTERNAL: { description: 'A fault of ours; the request id finds it in the logs.' },
  },
});

/** More about a refusal than its code: `field` is the input field, the rest goes into `extensions` as it is. */
export interface RefusalDetails {
  field?: string;
  retryAfter?: number;
  secondFactor?: boolean;
}

/**
 * A refusal that the user caused and can act upon. Thrown anywhere below a resolver; the gateway delivers it in
 * `userErrors` where the operation selects them, as a GraphQL error otherwise.
 */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    super(message, { extensions: { code, ...details } });
    this.name = 'Refusal';
    this.code = code;
    this.field = details.field;
  }
}

const AWAY = 'This cannot be answered for the moment. Try again.';

/** Shorthands, so that a refusal reads as a sentence where it is thrown. */
export const refuse = {
  badInput: (message: string, field?: string) =>
    new Refusal(ErrorCode.BAD_USER_INPUT, message, withField(field)),
  unauthenticated: (message = 'Sign in first.', details: RefusalDetails = {}) =>
    new Refusal(ErrorCode.UNAUTHENTICATED, message, details),
  forbidden: (message: string, field?: string) => new Refusal(ErrorCode.FORBIDDEN, message, withField(field)),
  notFound: (what: string, field?: string) =>
    new Refusal(ErrorCode.NOT_FOUND, `${what} was not found.`, withField(field)),
  conflict: (message: string, field?: string) => new Refusal(ErrorCode.CONFLICT, message, withField(field)),
  insufficientFunds: (message: string) => new Refusal(ErrorCode.INSUFFICIENT_FUNDS, message),
  rateLimited: (retryAfter: number) =>
    new Refusal(ErrorCode.RATE_LIMITED, `Too many requests. Try again in ${retryAfter} seconds.`, {
      retryAfter,
    }),
  unavailable: (message = AWAY, cause?: unknown) =>
    Object.assign(new Refusal(ErrorCode.UNAVAILABLE, message, { retryAfter: 1 }), cause ? { cause } : {}),
  tooComplex: (message: string) => new Refusal(ErrorCode.QUERY_TOO_COMPLEX, message),
};

function withField(field: string | undefined): RefusalDetails {
  return field === undefined ? {} : { field };
}
