import { refuse } from '../../schema/errors.js';
import { checkText } from './text.js';

const LONGEST_NAME = 50;

/**
 * A first or last name as it is kept. People's names hold letters of every script.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkName(input: string, field: 'firstName' | 'lastName'): string {
  const name = checkText(input, field, { longest: LONGEST_NAME });
  if (name === null && field === 'firstName') throw refuse.badInput('A first name is needed.', field);
  return name ?? '';
}
