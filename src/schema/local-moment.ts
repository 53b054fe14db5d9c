import { GraphQLScalarType } from 'graphql';

/** A moment, or a local day whose zone is in a field beside it. */
export type LocalMoment = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a local day, such as `2026-11-29`. */
export const isLocalDay = (text: LocalMoment): boolean => DAY.test(text);

const text = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string' || (!isLocalDay(value) && !hasZone(value)) || Number.isNaN(Date.parse(value)))
    throw new TypeError('This is not a moment; 2026-11-29T10:00:00Z or 2026-11-29 is the form.');
  return value;
};

/** A time without a zone would be read in the server's zone. */
const hasZone = (value: string): boolean => /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value);

/** Accepts `2026-11-29T10:00:00Z`, or a day such as `2026-11-29`. */
export const LocalMomentScalar = new GraphQLScalarType<string, string>({
  name: 'LocalMoment',
  description:
    'A moment, such as `2026-11-29T10:00:00Z`, or a day in the time zone given beside it, such as `2026-11-29`.',
  serialize: text,
  parseValue: text,
});
