import { isCleanText } from '../../auth/normalise.js';
import { lengthOf } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';

const LONGEST_NAME = 50;

/**
 * A first or last name as it is kept. People's names hold letters of every script, but nothing unseen and nothing that
 * turns the text around it.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkName(input: string, field: 'firstName' | 'lastName'): string {
  const name = input.normalize('NFC').trim();
  if (field === 'firstName' && name === '') throw refuse.badInput('A first name is needed.', field);
  if (lengthOf(name) > LONGEST_NAME || name.length > LONGEST_NAME * 2)
    throw refuse.badInput(`A name has at most ${LONGEST_NAME} characters.`, field);
  if (!isCleanText(name)) throw refuse.badInput('This name holds characters that cannot be seen.', field);
  return name;
}
