import { ValidateBy, type ValidationArguments } from 'class-validator';
import { Types } from 'mongoose';
import { Field, Float, ID, Int } from 'type-graphql';
import { isEmail, isHttpUrl, isPageUrl } from '../lib/addresses.js';
import { hasInk, isLonger, lengthOf } from '../lib/text.js';
import { readGlobalId, wantedIds, type IdType } from './ids.js';
import { prepare } from './input-check.js';

/*
 * Decorators of input fields. Each makes the GraphQL field with its limit in the description, and the class-validator
 * constraint that enforces it; message, `reason` and `params` of the user error come from the same place.
 */

interface Common {
  description: string;
  /** Whether the client may leave the field out or send null. Defaults to false. */
  nullable?: boolean;
}

type InputDecorator = PropertyDecorator;
type ReturnTypeFunc = Parameters<typeof Field>[0] & (() => unknown);

function all(...decorators: InputDecorator[]): InputDecorator {
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

function field(type: ReturnTypeFunc, { nullable = false }: Common, description: string): InputDecorator {
  return Field(type, { nullable, description }) as InputDecorator;
}

/** A rule of class-validator with its reason and its values. */
function rule(
  name: string,
  reason: string,
  params: Record<string, unknown>,
  valid: (value: unknown) => boolean,
  message: string,
): InputDecorator {
  return ValidateBy(
    { name, validator: { validate: valid, defaultMessage: (_?: ValidationArguments) => message } },
    { context: { reason, params } },
  );
}

const isBlank = (text: string): boolean => !hasInk(text);

/** A piece of text. Surrounding white space is removed; a character counts once, whatever its encoding. */
export function TextField(options: Common & { max: number; min?: number; trim?: boolean }): InputDecorator {
  const { max, min = options.nullable ? 0 : 1, trim = true } = options;
  const limit = min > 0 ? `${min} to ${max} characters.` : `Up to ${max} characters.`;
  return all(
    field(() => String, options, `${options.description} ${limit}`),
    prepare((value) => (trim && typeof value === 'string' ? value.trim() : value)),
    ...textRules({ min, max }),
  );
}

function textRules({ min, max }: { min: number; max: number }): InputDecorator[] {
  const isText = (value: unknown): value is string => typeof value === 'string';
  return [
    rule(
      'maxText',
      'TOO_LONG',
      { max },
      (v) => !isText(v) || !isLonger(v, max),
      `This is too long; up to ${max} characters are allowed.`,
    ),
    ...(min > 0
      ? [
          rule(
            'notBlank',
            'BLANK',
            { min },
            (v) => !isText(v) || !isBlank(v),
            'This is blank; some visible text is needed.',
          ),
          rule(
            'minText',
            'TOO_SHORT',
            { min },
            (v) => !isText(v) || isBlank(v) || lengthOf(v) >= min,
            `This is too short; at least ${min} characters are needed.`,
          ),
        ]
      : []),
  ];
}

/** Several texts. */
export function TextListField(
  options: Common & { max: number; min?: number; most: number; least?: number },
): InputDecorator {
  const { max, min = 1, most, least = 0 } = options;
  const each = (check: (text: string) => boolean) => (value: unknown) =>
    !Array.isArray(value) || value.every((text: unknown) => typeof text === 'string' && check(text));
  return all(
    field(
      () => [String],
      options,
      `${options.description} ${range(least, most)} items of ${min} to ${max} characters.`,
    ),
    prepare((value) =>
      Array.isArray(value)
        ? value.map((text: unknown) => (typeof text === 'string' ? text.trim() : text))
        : value,
    ),
    count(least, most),
    rule(
      'maxTexts',
      'TOO_LONG',
      { max },
      each((text) => !isLonger(text, max)),
      `An item is too long; up to ${max} characters are allowed.`,
    ),
    rule(
      'minTexts',
      'TOO_SHORT',
      { min },
      each((text) => lengthOf(text) >= min && !isBlank(text)),
      `An item is too short; at least ${min} characters are needed.`,
    ),
  );
}

const range = (least: number, most: number): string => (least > 0 ? `${least} to ${most}` : `Up to ${most}`);

function count(least: number, most: number): InputDecorator {
  return rule(
    'count',
    'COUNT',
    { min: least, max: most },
    (value) => !Array.isArray(value) || (value.length >= least && value.length <= most),
    `The list has the wrong length; ${range(least, most).toLowerCase()} items are allowed.`,
  );
}

interface Bounds extends Common {
  min: number;
  max: number;
}

/** A whole number. */
export const IntField = (options: Bounds): InputDecorator => numberField(() => Int, options);

/** A number with fractions. */
export const NumberField = (options: Bounds): InputDecorator => numberField(() => Float, options);

function numberField(type: ReturnTypeFunc, options: Bounds): InputDecorator {
  const { min, max, description } = options;
  return all(
    field(type, options, `${description} ${min} to ${max}.`),
    rule(
      'range',
      'OUT_OF_RANGE',
      { min, max },
      (value) => typeof value !== 'number' || (Number.isFinite(value) && value >= min && value <= max),
      `This is out of range; ${min} to ${max} is allowed.`,
    ),
  );
}

/** A boolean. */
export const FlagField = (options: Common): InputDecorator =>
  field(() => Boolean, options, options.description);

/** An enum value or a nested input. */
export const ChoiceField = (type: ReturnTypeFunc, options: Common): InputDecorator =>
  field(type, options, options.description);

/** Several enum values or nested inputs. */
export function ListField(
  type: () => unknown,
  options: Common & { most: number; least?: number },
): InputDecorator {
  const { most, least = 0, description } = options;
  return all(
    field(() => [type()] as never, options, `${description} ${range(least, most)} items.`),
    count(least, most),
  );
}

/** A date and time. */
export const DateField = (options: Common): InputDecorator => field(() => Date, options, options.description);

/** A global id of one type: the property is a `Types.ObjectId`. Of several types: it is `{ type, id }`. */
export function IdField(type: IdType | readonly IdType[], options: Common): InputDecorator {
  return all(
    field(() => ID, options, `${options.description} Format: ${wantedIds([type].flat())}.`),
    prepare((value, complain) => parseId(value, type, complain)),
  );
}

/** Several global ids of one type: the property is a list of `Types.ObjectId` without repetitions. */
export function IdListField(
  type: IdType,
  options: Common & { most: number; least?: number },
): InputDecorator {
  const { most, least = 0, description } = options;
  return all(
    field(
      () => [ID],
      options,
      `${description} ${range(least, most)} ids of the format ${wantedIds([type])}.`,
    ),
    prepare((value, complain) => {
      if (!Array.isArray(value)) return value;
      const ids = value.map((one) => parseId(one, type, complain));
      return [...new Map(ids.map((id) => [String(id), id])).values()];
    }),
    count(least, most),
  );
}

type Complain = (reason: string, message: string) => void;

function parseId(value: unknown, type: IdType | readonly IdType[], complain: Complain): unknown {
  if (typeof value !== 'string') return value;
  const types = [type].flat() as IdType[];
  const read = readGlobalId(value);
  if (!read) complain('INVALID_ID', `This is not an id; ${wantedIds(types)} is expected.`);
  else if (!types.includes(read.type))
    complain('WRONG_TYPE', `This is the id of a ${read.type}; ${wantedIds(types)} is expected.`);
  else return Array.isArray(type) ? read : read.id;
  return Array.isArray(type) ? { type: types[0], id: new Types.ObjectId() } : new Types.ObjectId();
}

/** The idempotency key of a mutation. */
export const ClientIdField = (): InputDecorator =>
  TextField({
    description:
      'Idempotency key, chosen by the client. Repeating a request with the same key returns the first result.',
    nullable: true,
    min: 1,
    max: 64,
    trim: false,
  });

const MAX_URL = 2048;

/** An http or https address. */
export const UrlField = (options: Common): InputDecorator =>
  all(
    field(() => String, options, `${options.description} An http or https URL, up to ${MAX_URL} characters.`),
    prepare((value) => (typeof value === 'string' ? value.trim() : value)),
    rule(
      'url',
      'INVALID_URL',
      { max: MAX_URL },
      (value) => typeof value !== 'string' || (value.length <= MAX_URL && isHttpUrl(value)),
      'This is not a valid URL; an http or https address is allowed.',
    ),
  );

/** An http or https address that a browser is sent to; the gateway never fetches it, so the host may be a local one. */
export const PageUrlField = (options: Common): InputDecorator =>
  all(
    field(() => String, options, `${options.description} An http or https URL, up to ${MAX_URL} characters.`),
    prepare((value) => (typeof value === 'string' ? value.trim() : value)),
    rule(
      'pageUrl',
      'INVALID_URL',
      { max: MAX_URL },
      (value) => typeof value !== 'string' || (value.length <= MAX_URL && isPageUrl(value)),
      'This is not a valid URL; an http or https address is allowed.',
    ),
  );

/** An e-mail address. */
export const EmailField = (options: Common): InputDecorator =>
  all(
    field(() => String, options, `${options.description} An e-mail address.`),
    prepare((value) => (typeof value === 'string' ? value.trim() : value)),
    rule(
      'email',
      'INVALID_EMAIL',
      {},
      (value) => typeof value !== 'string' || isEmail(value),
      'This is not a valid e-mail address; name@example.com is the form.',
    ),
  );
