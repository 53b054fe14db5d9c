import { isLonger, visibleText } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';

/** The trimmed text of a comment. @throws BAD_USER_INPUT for `body` */
export function toBody(text: string, longest: number): string {
  const body = visibleText(text);
  if (body === '') throw refuse.badInput('A comment needs a text.', 'body');
  if (isLonger(body, longest))
    throw refuse.tooLong(
      `A comment is longer than ${longest.toLocaleString('en')} characters.`,
      'body',
      longest,
    );
  return body;
}
