import { refuse } from '../../schema/errors.js';

const MAX_BODY = 1_000;

/** The words of a comment, without space around them. @throws BAD_USER_INPUT for `body` */
export function toBody(text: string): string {
  const body = text.trim();
  if (body === '') throw refuse.badInput('A comment needs words.', 'body');
  if (body.length > MAX_BODY) throw refuse.badInput('A comment is longer than 1,000 characters.', 'body');
  return body;
}
