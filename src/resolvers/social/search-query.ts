import { refuse } from '../../schema/errors.js';

/** The longest query: nobody types more, and every word costs. */
const LONGEST_QUERY = 100;
/** Words beyond this many are left out. */
const MOST_WORDS = 10;

/**
 * The words of a search for posts.
 * @throws BAD_USER_INPUT when there are too many characters
 */
export function searchWords(query: string): string[] {
  return clean(query)
    .split(/[\s"]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/**
 * What the keys of people have to begin with, as they are stored: lower case, one space between words.
 * @throws BAD_USER_INPUT when there are too many characters
 */
export function userPrefix(query: string): string {
  return clean(query).replace(/^@/, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

function clean(query: string): string {
  if (query.length > LONGEST_QUERY)
    throw refuse.badInput(`A search has at most ${LONGEST_QUERY} characters.`, 'query');
  return query.normalize('NFKC').trim();
}
