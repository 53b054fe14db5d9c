import { isLonger, searchForm, searchTokens } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';

/** The longest query. Every word costs time. */
const LONGEST_QUERY = 100;
/** Further words are ignored. */
const MOST_WORDS = 10;

/**
 * The words of a search for posts.
 * @throws BAD_USER_INPUT for too many characters
 */
export function searchWords(query: string): string[] {
  return searchTokens(clean(query), { single: false }).slice(0, MOST_WORDS);
}

/**
 * The prefix of users' search keys, in their stored form: lower case, one space between words.
 * @throws BAD_USER_INPUT for too many characters
 */
export function userPrefix(query: string): string {
  return searchForm(clean(query)).replace(/^@/, '').replace(/\s+/g, ' ').trim();
}

function clean(query: string): string {
  if (isLonger(query, LONGEST_QUERY))
    throw refuse.badInput(`A search has at most ${LONGEST_QUERY} characters.`, 'query');
  return query.trim();
}
