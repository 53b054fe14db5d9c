import { refuse } from '../../schema/errors.js';
import { checkText } from './text.js';

const LONGEST_NAME = 50;

/**
 * The stored form of a first or last name. Letters of every script are allowed.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkName(input: string, field: 'firstName' | 'lastName'): string {
  const name = checkText(input, field, { longest: LONGEST_NAME });
  if (name === null && field === 'firstName') throw refuse.badInput('A first name is needed.', field);
  return name ?? '';
}
