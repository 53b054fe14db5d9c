/** What searches for tools are compared with: one form for what is stored and what is typed. */
export const toolSearchText = (...parts: readonly string[]): string =>
  parts.join('\n').normalize('NFKC').toLowerCase();

const LONGEST_QUERY = 100;
const MOST_WORDS = 10;

/** The words of a search for tools; those beyond the tenth are left out. */
export const toolSearchWords = (query: string): string[] =>
  toolSearchText(query.slice(0, LONGEST_QUERY))
    .split(/[\s"\\]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
