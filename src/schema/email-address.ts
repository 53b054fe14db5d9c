import { GraphQLScalarType } from 'graphql';

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('An e-mail address is a string.');
  return value;
};

/**
 * Accepts any text, so that the operation reports a wrong address in `userErrors` and not the scalar with status 400.
 */
export const EmailAddress = new GraphQLScalarType<string, string>({
  name: 'EmailAddress',
  description: 'An e-mail address. The domain may be written in Unicode or in ASCII.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
  serialize: text,
  parseValue: text,
});
